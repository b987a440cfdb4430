import type { Heard } from './dialect';

/**
 * Watches what every receiver hears: each message must come exactly once and, where the server numbers what it tells,
 * every fact must continue exactly where the one before ended. What one sender has under way at the same time may be
 * put in another order; that is counted.
 */
export class Referee {
  /** Messages delivered, over all receivers, since the last `begin`. */
  delivered = 0;
  /** Of these: heard before a message that the same sender sent earlier. */
  overtaken = 0;
  /** When the last one was, in milliseconds. */
  lastAt = 0;
  /** For each receiver and sender: the first number that has not come yet, and those after it that have. */
  private readonly next: Int32Array;
  private readonly early: (Set<number> | undefined)[] = [];
  private readonly seqs: Float64Array;
  private delays: number[] = [];
  private fault: string | undefined;

  constructor(
    readonly receivers: number,
    private readonly senders: number,
  ) {
    this.next = new Int32Array(receivers * senders);
    this.seqs = new Float64Array(receivers).fill(-1);
  }

  begin(): void {
    this.delivered = 0;
    this.overtaken = 0;
    this.delays = [];
  }

  hear(receiver: number, { stamps, from, seq }: Heard): void {
    const now = performance.now();
    if (from !== undefined && seq !== undefined) this.follow(receiver, from, seq);
    for (const { sender, number, sent } of stamps) {
      this.note(receiver, sender, number);
      this.delays.push(now - sent);
    }
    this.delivered += stamps.length;
    this.lastAt = now;
  }

  /** @throws Error when a message was lost or repeated; `sent` is how many each sender has sent so far */
  requireSound(sent: readonly number[]): void {
    if (this.fault) throw new Error(this.fault);
    for (let place = 0; place < this.next.length; place += 1) {
      const sender = place % this.senders;
      if (this.next[place] !== sent[sender])
        throw new Error(
          `receiver ${Math.floor(place / this.senders)} never heard message ${this.next[place]} of sender ${sender}`,
        );
    }
  }

  /** From sending to hearing, in milliseconds, of every delivery since the last `begin`. */
  sortedDelays(): Float64Array {
    return Float64Array.from(this.delays).sort();
  }

  private note(receiver: number, sender: number, number: number): void {
    const place = receiver * this.senders + sender;
    const early = (this.early[place] ??= new Set());
    if (number < this.next[place]! || early.has(number))
      this.fault ??= `receiver ${receiver} heard message ${number} of sender ${sender} twice`;
    if (number > this.next[place]!) this.overtaken += 1;
    early.add(number);
    while (early.delete(this.next[place]!)) this.next[place]! += 1;
  }

  private follow(receiver: number, from: number, seq: number): void {
    const before = this.seqs[receiver]!;
    if (before >= 0 && before !== from)
      this.fault ??= `receiver ${receiver} was at sequence ${before} and heard what follows ${from}`;
    this.seqs[receiver] = seq;
  }
}
