import { Injectable } from '@nestjs/common';
import type { ChannelId } from '@passerelle/contracts/ids';
import type { Change, KeptMessage } from '@passerelle/rules/chat/ledger';
import { Refusal } from '../../platform/errors/refusal';
import { DomainEvents } from '../../platform/events/domain-events';
import { ChannelService } from './channel.service';
import { ChannelWriter, type Commit } from './channel-writer';
import { ChatAnnouncements } from './chat.announcements';
import { MessagesPosted } from './chat.events';

/** How many changes one transaction takes at most. */
const MOST = 100;

interface Asked {
  readonly change: Change;
  readonly done: (message: KeptMessage) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * While a channel's transaction runs, what arrives meanwhile waits and goes into the next one together:
 * one write and one fact for all of it. An answer is given when it is durably stored, never before.
 */
@Injectable()
export class ChannelQueue {
  private readonly waiting = new Map<ChannelId, Asked[]>();

  constructor(
    private readonly writer: ChannelWriter,
    private readonly channels: ChannelService,
    private readonly announcements: ChatAnnouncements,
    private readonly events: DomainEvents,
  ) {}

  /** The message as it is after the change. @throws Refusal of the rules of a channel. */
  submit(channelId: ChannelId, change: Change): Promise<KeptMessage> {
    return new Promise((done, failed) => {
      const asked = { change, done, failed };
      const waiting = this.waiting.get(channelId);
      if (waiting) return void waiting.push(asked);
      this.waiting.set(channelId, [asked]);
      void this.drain(channelId);
    });
  }

  /** The next transaction runs while the one before is told; tellings keep the order of their transactions. */
  private async drain(channelId: ChannelId): Promise<void> {
    const waiting = this.waiting.get(channelId) ?? [];
    let telling = Promise.resolve();
    while (waiting.length > 0) {
      const batch = waiting.splice(0, MOST);
      try {
        const commit = await this.writer.commit(
          channelId,
          batch.map((asked) => asked.change),
        );
        await telling;
        telling = this.tell(batch, commit);
      } catch (error) {
        for (const asked of batch) asked.failed(error);
      }
      if (waiting.length === 0) await telling;
    }
    this.waiting.delete(channelId);
  }

  private async tell(batch: readonly Asked[], commit: Commit): Promise<void> {
    await this.channels.seenByAuthors(commit);
    answer(batch, commit);
    await this.announcements.tell(commit);
    const posted = postedIn(commit);
    if (posted) await this.events.publish(posted);
  }
}

function postedIn({ channel, changed, former }: Commit): MessagesPosted | undefined {
  // Without their words: whatever is published stays in the audit log for ever.
  const posted = changed
    .filter((message) => !former.has(message.id))
    .map(({ id, number, authorId, mentions, at }) => ({ id, number, authorId, mentions, at }));
  const last = posted.at(-1);
  return last && new MessagesPosted(last.at, channel.id, channel.bodyId, posted);
}

function answer(batch: readonly Asked[], { outcomes }: Commit): void {
  batch.forEach(({ done, failed }, index) => {
    const outcome = outcomes[index];
    if (outcome?.message) done(outcome.message);
    else failed(new Refusal(outcome?.refused ?? 'server/unexpected'));
  });
}
