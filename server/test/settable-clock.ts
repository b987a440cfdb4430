import { Clock } from '../src/platform/clock/clock';

/** A clock that stands still until a spec moves it. */
export class SettableClock extends Clock {
  private at = new Date('2026-09-01T08:00:00.000Z');

  now(): Date {
    return new Date(this.at);
  }

  set(instant: string): void {
    this.at = new Date(instant);
  }

  forward(milliseconds: number): void {
    this.at = new Date(this.at.getTime() + milliseconds);
  }
}
