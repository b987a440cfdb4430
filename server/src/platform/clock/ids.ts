import { Injectable } from '@nestjs/common';
import { monotonicFactory } from 'ulid';
import { Clock } from './clock';

/** Makes ids of things that the server itself creates: prefix, underscore, ULID. */
@Injectable()
export class Ids {
  private readonly ulid = monotonicFactory();

  constructor(private readonly clock: Clock) {}

  next<T extends string>(prefix: string): T {
    return `${prefix}_${this.ulid(this.clock.now().getTime())}` as T;
  }
}
