import { Service, computed, inject, type Signal } from '@angular/core';
import {
  type ChatCommands,
  type ChatFacts,
  type Message,
  type MessagePost,
} from '@passerelle/contracts/chat';
import type { FileCard } from '@passerelle/contracts/files';
import type { ChannelId, MessageId } from '@passerelle/contracts/ids';
import { Subject } from 'rxjs';
import { newId } from '../../platform/ids/new-id';
import { Live } from '../../platform/live/live';
import type { Letter } from '../../platform/outbox/letter';
import { Outbox } from '../../platform/outbox/outbox';

const KIND = 'chat-message';

/** A message that was written and is not stored yet. */
export interface MessageLetter extends Letter {
  readonly id: MessageId;
  readonly payload: { readonly post: MessagePost; readonly files: readonly FileCard[] };
}

export type NewMessage = Pick<MessagePost, 'text' | 'mentions'> & {
  readonly replyTo?: MessageId | undefined;
  readonly files: readonly FileCard[];
};

/**
 * Messages on their way. What is written without a network waits on this device and leaves in order when it is back;
 * the id that each has from the start makes sure that it is stored once.
 */
@Service()
export class ChatOutbox {
  private readonly outbox = inject(Outbox);
  private readonly line = inject(Live).line<ChatCommands, ChatFacts>();
  readonly #stored = new Subject<{ channelId: ChannelId; message: Message }>();
  /** The server has stored a message that was written here. */
  readonly stored = this.#stored.asObservable();

  constructor() {
    this.outbox.carry(KIND, async (letter) => {
      const { post } = (letter as MessageLetter).payload;
      const message = await this.line.ask('chat:post-message', post);
      this.#stored.next({ channelId: post.channelId, message });
    });
    // Somebody has to listen for the line to open: what waits since the last visit leaves then.
    this.line.facts('chat:read-moved').subscribe();
  }

  /** Mine that wait in a channel, the oldest first. */
  waiting(channel: () => ChannelId | undefined): Signal<readonly MessageLetter[]> {
    return computed(() =>
      this.outbox
        .letters()
        .filter((letter): letter is MessageLetter => letter.kind === KIND)
        .filter((letter) => letter.lane === channel()),
    );
  }

  async post(channelId: ChannelId, { text, mentions, replyTo, files }: NewMessage): Promise<void> {
    const id = newId('msg');
    const fileIds = files.map((file) => file.id);
    const post: MessagePost = {
      channelId,
      id,
      text,
      mentions,
      fileIds,
      ...(replyTo && { replyTo }),
    };
    await this.outbox.post({ id, kind: KIND, lane: channelId, payload: { post, files } });
  }

  retry(letter: MessageLetter): Promise<void> {
    return this.outbox.retry(letter);
  }

  discard(letter: MessageLetter): Promise<void> {
    return this.outbox.discard(letter.id);
  }
}
