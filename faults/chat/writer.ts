import { ulid } from 'ulid';
import type { ChannelId, MessageId } from '@passerelle/contracts/ids';
import type { Message } from '@passerelle/contracts/chat';
import type { Ack } from '@passerelle/contracts/live';
import type { Member } from './member';

/** How long an answer may take before the message is sent again, in milliseconds. */
const ANSWERED_WITHIN = 5_000;

/** What a writer sent, in order; its text is like no other. */
export interface Sent {
  readonly id: MessageId;
  readonly text: string;
  acknowledged: boolean;
}

/** Sends one message after the other, each under its own id until it is acknowledged. */
export class Writer {
  readonly sent: Sent[] = [];
  readonly refusals: string[] = [];
  private ended = false;

  constructor(
    private readonly name: string,
    private readonly member: Member,
    private readonly channelId: ChannelId,
    private readonly onAcknowledged: () => void,
  ) {}

  async write(): Promise<void> {
    while (!this.ended) {
      const id = `msg_${ulid()}` as MessageId;
      const one: Sent = {
        id,
        text: `${this.name} ${this.sent.length + 1} ${id}`,
        acknowledged: false,
      };
      this.sent.push(one);
      await this.deliver(one);
      one.acknowledged = true;
      this.onAcknowledged();
    }
  }

  end(): void {
    this.ended = true;
  }

  /** Without an answer the one before is sent again too: its answer may have been the last thing that came through. */
  private async deliver(one: Sent): Promise<void> {
    while (!(await this.isStored(one))) {
      const before = this.sent.at(-2);
      if (before) await this.isStored(before);
    }
  }

  private async isStored({ id, text }: Sent): Promise<boolean> {
    const socket = await this.member.connected();
    const post = { channelId: this.channelId, id, text };
    const asked = socket.timeout(ANSWERED_WITHIN).emitWithAck('chat:post-message', post);
    const answer = await (asked as Promise<Ack<Message>>).catch(() => undefined);
    if (answer && !answer.ok) this.refusals.push(`${answer.problem.code} to ${text}`);
    if (this.refusals.length > 100) throw new Error(`refused: ${this.refusals[0]}`);
    return answer?.ok ?? false;
  }
}
