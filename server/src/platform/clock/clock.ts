import { Injectable } from '@nestjs/common';
import type { Instant } from '@passerelle/contracts/primitives';

/** The only source of "now" in the server; specs and the demo seed put a fixed one in its place. */
export abstract class Clock {
  abstract now(): Date;

  instant(): Instant {
    return this.now().toISOString();
  }
}

@Injectable()
export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}
