import { Timestamp } from 'bson';

/** The cluster time: seconds and a counter within them, never twice the same and never backwards. */
export class ClusterTime {
  private seconds = 0;
  private counter = 0;

  /** The time of the next change. */
  tick(): Timestamp {
    const now = Math.floor(Date.now() / 1000);
    if (now > this.seconds) {
      this.seconds = now;
      this.counter = 1;
    } else this.counter++;
    return this.last();
  }

  last(): Timestamp {
    if (this.seconds === 0) return this.tick();
    return new Timestamp({ t: this.seconds, i: this.counter });
  }

  /** Goes on after a time read from disk, even when the machine's clock went back. */
  startAfter(time: Timestamp): void {
    const seconds = time.getHighBitsUnsigned();
    const counter = time.getLowBitsUnsigned();
    if (seconds > this.seconds || (seconds === this.seconds && counter > this.counter)) {
      this.seconds = seconds;
      this.counter = counter;
    }
  }
}
