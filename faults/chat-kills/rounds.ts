import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FaultOptions, FaultReport } from '@passerelle/embedded-mongo/faults/fault';
import {
  chatPaths,
  type ChannelList,
  type Message,
  type MessageLog,
} from '@passerelle/contracts/chat';
import type { ChannelId } from '@passerelle/contracts/ids';
import { Member } from './member';
import { freePort, Product } from './product';
import { Reader } from './reader';
import { verdictOf } from './verdict';
import { Writer } from './writer';

/** Accounts of the demo network that write; two more people read. */
const WRITERS = ['secretariat', 'mairie', 'adjointe', 'membre', 'rapporteur', 'secretaire'];
const READERS = ['mairie', 'membre'];
const PASSWORD = 'passerelle-demo';
/** Acknowledged messages between two kills, at least: 100 kills make 20,000. */
const BETWEEN = 200;
/** Milliseconds from a start to the first good answer that are too many on any machine; the report gives the longest. */
const LONGEST_START = 60_000;

const address = (name: string): string => `${name}@demo.example`;

/** Kill after kill while people write in one channel, and in the end what was promised against what is there. */
export class ChatKills {
  private readonly place = mkdtempSync(join(tmpdir(), 'chat-kills-'));
  private readonly starts: number[] = [];
  private readonly broken: string[] = [];
  private acknowledged = 0;
  private enough: (() => void) | undefined;

  constructor(private readonly options: FaultOptions) {}

  async run(): Promise<FaultReport> {
    const product = new Product(this.options.parts.server, this.place, await freePort());
    try {
      await product.start();
      return await this.underFire(product);
    } finally {
      await product.stop();
      rmSync(this.place, { recursive: true, force: true });
    }
  }

  private async underFire(product: Product): Promise<FaultReport> {
    const { channelId, members } = await this.gather(product.url);
    const witness = members[0]!;
    const start = await witness.read<MessageLog>(chatPaths.messages(channelId));
    const readers = READERS.map(
      (name) => new Reader(product.url, address(name), PASSWORD, channelId, start.seq),
    );
    await Promise.all(readers.map((reader) => reader.open()));
    const writers = members.map(
      (member, index) => new Writer(`writer ${index + 1}`, member, channelId, () => this.count()),
    );
    const writing = writers.map((writer) => writer.write());
    for (let kill = 1; kill <= this.options.kills; kill++) await this.round(product, readers, kill);
    for (const writer of writers) writer.end();
    await Promise.all(writing);
    const first = start.messages.at(-1)?.number ?? 0;
    const { seq, stored } = await everythingAfter(witness, channelId, start.seq);
    await Promise.all(readers.map((reader) => reader.reach(seq)));
    const { broken, ...counts } = verdictOf({
      sent: writers.map(({ sent }) => sent),
      stored,
      readers: readers.map(({ messages }) => messages),
      start: first,
    });
    for (const one of [...readers, ...members]) one.close();
    const refusals = writers.flatMap((writer) => writer.refusals);
    return {
      counts: {
        kills: this.options.kills,
        ...counts,
        firstAnswerMaxMs: Math.round(Math.max(...this.starts)),
      },
      broken: [...this.broken, ...broken, ...refusals],
    };
  }

  /** Every second kill takes the database with it. The readers are back before the next one. */
  private async round(product: Product, readers: readonly Reader[], kill: number): Promise<void> {
    const until = this.acknowledged + BETWEEN;
    await new Promise<void>((resolve) => {
      this.enough = () => this.acknowledged >= until && resolve();
    });
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 60));
    await product.kill(kill % 2 === 0);
    const took = await product.start();
    this.starts.push(took);
    if (took > LONGEST_START) this.broken.push(`the first answer took ${Math.round(took)} ms`);
    await Promise.all(readers.map((reader) => reader.comeBack()));
    if (kill % 10 === 0)
      this.options.say(`  ${kill} kills, ${this.acknowledged} messages acknowledged`);
  }

  private count(): void {
    this.acknowledged += 1;
    this.enough?.();
  }

  /** The channel in which most of them may write, and those who may. */
  private async gather(url: string): Promise<{ channelId: ChannelId; members: Member[] }> {
    const may = new Map<ChannelId, Member[]>();
    for (const name of WRITERS) {
      const member = new Member(url, address(name), PASSWORD);
      await member.signIn();
      for (const { id, mayPost } of await member.read<ChannelList>(chatPaths.channels()))
        if (mayPost) may.set(id, [...(may.get(id) ?? []), member]);
    }
    const [channelId, members] = [...may].sort((a, b) => b[1].length - a[1].length)[0]!;
    return { channelId, members };
  }
}

async function everythingAfter(
  member: Member,
  channelId: ChannelId,
  from: number,
): Promise<{ seq: number; stored: Message[] }> {
  const stored: Message[] = [];
  for (let seq = from; ;) {
    const log = await member.read<MessageLog>(
      `${chatPaths.messages(channelId)}?after=${seq}&limit=500`,
    );
    stored.push(...log.messages);
    seq = log.seq;
    if (!log.more) return { seq, stored: stored.sort((a, b) => a.number - b.number) };
  }
}
