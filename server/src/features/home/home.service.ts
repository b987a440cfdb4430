import { Injectable } from '@nestjs/common';
import type { Home } from '@passerelle/contracts/home';
import type { Caller } from '../../platform/permissions/caller';
import { Waiting } from '../../platform/waiting/waiting';
import { byUrgency } from './by-urgency';

@Injectable()
export class HomeService {
  constructor(private readonly waiting: Waiting) {}

  /** What waits for the caller, from every feature that has something to say. */
  async read(caller: Caller): Promise<Home> {
    const { items, incomplete } = await this.waiting.of(caller);
    return { items: items.sort(byUrgency), incomplete };
  }
}
