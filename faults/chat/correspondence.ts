import {
  chatPaths,
  type ChannelList,
  type Message,
  type MessageLog,
} from '@passerelle/contracts/chat';
import type { ChannelId } from '@passerelle/contracts/ids';
import { Member } from './member';
import { Reader } from './reader';
import { verdictOf, type Verdict } from './verdict';
import { Writer } from './writer';

/** Accounts of the demo network that write; two more browsers read. */
const WRITERS = ['secretariat', 'mairie', 'adjointe', 'membre', 'rapporteur', 'secretaire'];
const READERS = ['mairie', 'membre'];
const PASSWORD = 'passerelle-demo';

const address = (name: string): string => `${name}@demo.example`;

interface Place {
  readonly channelId: ChannelId;
  /** How far the channel is, and the number of its last message, before the first one is sent. */
  readonly seq: number;
  readonly number: number;
}

/** People who write in one channel without a pause while others read it, whatever happens to the servers. */
export class Correspondence {
  acknowledged = 0;
  private enough: (() => void) | undefined;
  private readonly writers: readonly Writer[];
  private readonly writing: readonly Promise<void>[];

  private constructor(
    private readonly place: Place,
    private readonly members: readonly Member[],
    private readonly readers: readonly Reader[],
  ) {
    this.writers = members.map(
      (member, index) =>
        new Writer(`writer ${index + 1}`, member, place.channelId, () => this.count()),
    );
    this.writing = this.writers.map((writer) => writer.write());
  }

  /** In the channel in which most of them may write. */
  static async begin(url: string): Promise<Correspondence> {
    const may = new Map<ChannelId, Member[]>();
    for (const name of WRITERS) {
      const member = new Member(url, address(name), PASSWORD);
      await member.signIn();
      for (const { id, mayPost } of await member.read<ChannelList>(chatPaths.channels()))
        if (mayPost) may.set(id, [...(may.get(id) ?? []), member]);
    }
    const [channelId, members] = [...may].sort((a, b) => b[1].length - a[1].length)[0]!;
    const { seq, messages } = await members[0]!.read<MessageLog>(chatPaths.messages(channelId));
    const readers = READERS.map((name) => new Reader(url, address(name), PASSWORD, channelId, seq));
    await Promise.all(readers.map((reader) => reader.open()));
    return new Correspondence(
      { channelId, seq, number: messages.at(-1)?.number ?? 0 },
      members,
      readers,
    );
  }

  /** Resolves when so many more messages are acknowledged. */
  more(count: number): Promise<void> {
    const until = this.acknowledged + count;
    return new Promise((resolve) => {
      this.enough = () => this.acknowledged >= until && resolve();
    });
  }

  /** Resolves when every reader is connected and has what was missed. */
  async readersBack(): Promise<void> {
    await Promise.all(this.readers.map((reader) => reader.comeBack()));
  }

  /** Lets everybody finish their message and compares what was promised with what is there. */
  async end(): Promise<Verdict> {
    for (const writer of this.writers) writer.end();
    await Promise.all(this.writing);
    const { seq, stored } = await this.everything();
    await Promise.all(this.readers.map((reader) => reader.reach(seq)));
    const verdict = verdictOf({
      sent: this.writers.map(({ sent }) => sent),
      stored,
      readers: this.readers.map(({ messages }) => messages),
      start: this.place.number,
    });
    for (const one of [...this.readers, ...this.members]) one.close();
    const refusals = this.writers.flatMap((writer) => writer.refusals);
    return { ...verdict, broken: [...verdict.broken, ...refusals] };
  }

  private count(): void {
    this.acknowledged += 1;
    this.enough?.();
  }

  private async everything(): Promise<{ seq: number; stored: Message[] }> {
    const stored: Message[] = [];
    const messages = chatPaths.messages(this.place.channelId);
    for (let { seq } = this.place; ;) {
      const log = await this.members[0]!.read<MessageLog>(`${messages}?after=${seq}&limit=500`);
      stored.push(...log.messages);
      seq = log.seq;
      if (!log.more) return { seq, stored: stored.sort((a, b) => a.number - b.number) };
    }
  }
}
