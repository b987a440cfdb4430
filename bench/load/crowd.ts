import type { ChannelId } from '@passerelle/contracts/ids';
import { answerParent } from '../method/answer-parent';
import { inGroups, until } from './waiting';
import { bare, passerelle, type Dialect, type Heard } from './dialect';
import { LightSocket } from './light-socket';
import { Referee } from './referee';
import { SameBytes } from './same-bytes';
import { stampedText } from './stamp';

export interface CrowdPlan {
  readonly port: number;
  /** Absent: the bare server. */
  readonly channelId?: ChannelId;
  /** One socket each; an empty cookie sends none. */
  readonly cookies: readonly string[];
  /** The first so many of them also send. */
  readonly senders: number;
}

/** What a round of the crowd was: times in milliseconds. */
export interface CrowdRound {
  readonly sent: number;
  readonly delivered: number;
  /** Deliveries that came before one that the same sender had sent earlier. */
  readonly overtaken: number;
  readonly p50: number;
  readonly p99: number;
  /** From the first sending to the last hearing. */
  readonly elapsed: number;
}

/** How long the last delivery of a round may take before what is missing counts as lost, in milliseconds. */
const PATIENCE = 120_000;
const AT_ONCE = 20;

class Crowd {
  private readonly sent: number[];
  private readonly events: SameBytes<Heard | undefined>;
  private readonly referee: Referee;
  private readonly dialect: Dialect;
  private sockets: LightSocket[] = [];

  constructor(private readonly plan: CrowdPlan) {
    this.dialect = plan.channelId ? passerelle(plan.channelId) : bare;
    this.sent = Array<number>(plan.senders).fill(0);
    this.events = new SameBytes((content) => this.dialect.hear(content));
    this.referee = new Referee(plan.cookies.length, plan.senders);
  }

  async enter(): Promise<void> {
    const { port, cookies } = this.plan;
    const { path, enter } = this.dialect;
    this.sockets = await inGroups(cookies, AT_ONCE, async (cookie, receiver) => {
      const socket = await LightSocket.open({ port, path, cookie }, (content) => {
        const heard = this.events.meaningOf(content);
        if (heard) this.referee.hear(receiver, heard);
      });
      if (enter) this.dialect.requireDone(await socket.ask(...enter));
      return socket;
    });
  }

  /** One sender, at a steady rate, whatever the answers do. */
  pace({ messages, perSecond }: { messages: number; perSecond: number }): Promise<CrowdRound> {
    return this.round(async () => {
      const start = performance.now();
      const posts: Promise<void>[] = [];
      for (let index = 0; index < messages; index += 1) {
        const wait = start + (index * 1000) / perSecond - performance.now();
        if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
        posts.push(this.post(0));
      }
      await Promise.all(posts);
    });
  }

  /** Every sender keeps `window` messages under way for a while. */
  saturate({ seconds, window }: { seconds: number; window: number }): Promise<CrowdRound> {
    return this.round(async () => {
      const end = performance.now() + seconds * 1000;
      const lanes = this.sent.flatMap((_, sender) => Array<number>(window).fill(sender));
      await Promise.all(
        lanes.map(async (sender) => {
          while (performance.now() < end) await this.post(sender);
        }),
      );
    });
  }

  close(): void {
    for (const socket of this.sockets) socket.close();
  }

  private async post(sender: number): Promise<void> {
    const number = this.sent[sender]!;
    this.sent[sender] = number + 1;
    const text = stampedText({ sender, number, sent: performance.now() });
    this.dialect.requireDone(await this.sockets[sender]!.ask(...this.dialect.post(text)));
  }

  private total(): number {
    return this.sent.reduce((sum, count) => sum + count, 0);
  }

  private async round(work: () => Promise<void>): Promise<CrowdRound> {
    const before = this.total();
    const start = performance.now();
    this.referee.begin();
    await work();
    const sent = this.total() - before;
    const expected = sent * this.referee.receivers;
    const isComplete = await until(() => this.referee.delivered >= expected, PATIENCE);
    const { delivered, overtaken, lastAt } = this.referee;
    if (!isComplete) throw new Error(`${expected - delivered} of ${expected} deliveries were lost`);
    this.referee.requireSound(this.sent);
    const delays = this.referee.sortedDelays();
    const at = (share: number) => delays[Math.floor((delays.length - 1) * share)] ?? Number.NaN;
    return { sent, delivered, overtaken, p50: at(0.5), p99: at(0.99), elapsed: lastAt - start };
  }
}

let crowd: Crowd | undefined;
const present = (): Crowd => {
  if (!crowd) throw new Error('nobody has entered');
  return crowd;
};

answerParent({
  enter: async (plan: CrowdPlan) => {
    crowd?.close();
    crowd = new Crowd(plan);
    await crowd.enter();
  },
  pace: (plan: Parameters<Crowd['pace']>[0]) => present().pace(plan),
  saturate: (plan: Parameters<Crowd['saturate']>[0]) => present().saturate(plan),
  leave: () => crowd?.close(),
});
