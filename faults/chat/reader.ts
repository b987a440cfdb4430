import type { Socket } from 'socket.io-client';
import { channelRoom, chatPaths, type Message, type MessageLog } from '@passerelle/contracts/chat';
import type { ChannelId } from '@passerelle/contracts/ids';
import { Member } from './member';

type Changed = Omit<MessageLog, 'more'> & { from: number };

/** Keeps a channel as a browser does: facts in their order, and what it missed asked for by sequence. */
export class Reader {
  readonly messages = new Map<string, Message>();
  seq: number;
  private turn = Promise.resolve();
  private readonly member: Member;

  constructor(
    url: string,
    email: string,
    password: string,
    private readonly channelId: ChannelId,
    start: number,
  ) {
    this.seq = start;
    this.member = new Member(url, email, password, (socket) => this.enter(socket));
  }

  async open(): Promise<void> {
    await this.member.signIn();
    await this.member.connected();
  }

  /** After a kill: the socket is opened again, and with it comes everything that was missed. */
  async comeBack(): Promise<void> {
    await this.member.connected();
    await this.turn;
  }

  /** Resolves when everything up to a sequence is here. */
  async reach(seq: number): Promise<void> {
    await this.comeBack();
    if (this.seq < seq) await this.later(() => this.catchUp());
  }

  close(): void {
    this.member.close();
  }

  private async enter(socket: Socket): Promise<void> {
    socket.on('chat:messages-changed', (fact: Changed) => {
      if (fact.channelId === this.channelId) void this.later(() => this.hear(fact));
    });
    await socket.timeout(5_000).emitWithAck('live:enter', { room: channelRoom(this.channelId) });
    await this.later(() => this.catchUp());
  }

  private later(work: () => Promise<void>): Promise<void> {
    this.turn = this.turn.then(work);
    return this.turn;
  }

  private async hear(fact: Changed): Promise<void> {
    if (fact.from > this.seq) return this.catchUp();
    this.keep(fact);
  }

  private async catchUp(): Promise<void> {
    for (;;) {
      const log = await this.member.read<MessageLog>(
        `${chatPaths.messages(this.channelId)}?after=${this.seq}&limit=500`,
      );
      this.keep(log);
      if (!log.more) return;
    }
  }

  private keep({ messages, seq }: Pick<MessageLog, 'messages' | 'seq'>): void {
    for (const message of messages) this.messages.set(message.id, message);
    this.seq = Math.max(this.seq, seq);
  }
}
