import { Injectable, computed, inject } from '@angular/core';
import type { Message } from '@passerelle/contracts/chat';
import type { FollowUp } from '@passerelle/contracts/follow-ups';
import type { PersonId } from '@passerelle/contracts/ids';
import type { Reaction } from '@passerelle/contracts/reactions';
import { withReaction } from '@passerelle/rules/discussions/reactions';
import { Session } from '../../../platform/session/session';
import { FollowUpApi, followUpPath } from '../../meetings/follow-up-api';
import { ChannelsStore } from '../channels-store';
import { ChatApi } from '../chat-api';
import { ConversationStore } from './conversation-store';

/** What a reader may do to a message of the open channel. Each rejects with a `ProblemError` and changes nothing then. */
@Injectable()
export class MessageActions {
  private readonly api = inject(ChatApi);
  private readonly store = inject(ConversationStore);
  private readonly session = inject(Session);
  private readonly channels = inject(ChannelsStore);
  private readonly followUpApi = inject(FollowUpApi);
  private readonly channel = computed(() => {
    this.channels.all();
    const id = this.store.id();
    return id && this.channels.one(id);
  });
  private readonly followUpReads = this.followUpApi.of(
    () => this.channel()?.bodyId,
    () => ({ channelId: this.channel()?.id }),
  );
  /** What came of the messages of the open channel, by number. */
  private readonly followUps = computed(() =>
    Map.groupBy(
      this.followUpReads.hasValue() ? this.followUpReads.value()! : [],
      ({ number }) => number,
    ),
  );

  /** Messages of a body become its agenda items, decisions and actions. */
  readonly mayFollow = computed(() => this.channel()?.bodyId !== undefined);

  followUpsOf({ number }: Message) {
    const bodyId = this.channel()?.bodyId;
    const found = (bodyId && this.followUps().get(number)) || [];
    return found.map((one) => ({ ...one, path: followUpPath(bodyId!, one) }));
  }

  /** Makes an agenda item, a decision or an action of a message. */
  async follow({ number, text }: Message, kind: FollowUp['kind']): Promise<void> {
    const { bodyId, id: channelId } = this.channel() ?? {};
    if (!bodyId || !channelId) return;
    const source = { kind: 'message' as const, channelId, number };
    if (await this.followUpApi.begin({ kind, bodyId, text, source })) this.followUpReads.reload();
  }

  async edit({ id, version = 1 }: Message, text: string, mentions: PersonId[]): Promise<void> {
    const channel = this.store.id();
    if (channel) this.store.take(await this.api.edit(channel, id, { version, text, mentions }));
  }

  /** Shown by the fact, here as everywhere. */
  async pin(message: Message, on: boolean): Promise<void> {
    const channel = this.store.id();
    if (channel) await this.api.pin(channel, message.id, on);
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
