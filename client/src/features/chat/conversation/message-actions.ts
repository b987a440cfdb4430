import { Injectable, inject } from '@angular/core';
import type { Message } from '@passerelle/contracts/chat';
import type { PersonId } from '@passerelle/contracts/ids';
import type { Reaction } from '@passerelle/contracts/reactions';
import { withReaction } from '@passerelle/rules/discussions/reactions';
import { Session } from '../../../platform/session/session';
import { ChatApi } from '../chat-api';
import { ConversationStore } from './conversation-store';

/** What a reader may do to a message of the open channel. Each rejects with a `ProblemError` and changes nothing then. */
@Injectable()
export class MessageActions {
  private readonly api = inject(ChatApi);
  private readonly store = inject(ConversationStore);
  private readonly session = inject(Session);

  async edit({ id, version = 1 }: Message, text: string, mentions: PersonId[]): Promise<void> {
    const channel = this.store.id();
    if (channel) this.store.take(await this.api.edit(channel, id, { version, text, mentions }));
  }

  async remove(message: Message): Promise<void> {
    const channel = this.store.id();
    if (channel) await this.api.remove(channel, message.id);
  }

  /** Shown at once; what the server has comes with the fact, or after a refusal. */
  async react(message: Message, reaction: Reaction, on: boolean): Promise<void> {
    const [channel, me] = [this.store.id(), this.session.me()];
    if (!channel || !me) return;
    const before = message.reactions ?? [];
    const reactions = [...withReaction(before, reaction, me.personId, on)];
    this.store.take({ ...message, reactions });
    try {
      await this.api.react(channel, message.id, reaction, on);
    } catch (error) {
      this.store.take(message);
      throw error;
    }
  }
}
