import { Injectable } from '@nestjs/common';
import type {
  Message,
  MessageDraft,
  MessageEdit,
  MessageLog,
  MessageQuery,
  MessageVersions,
} from '@passerelle/contracts/chat';
import type { ChannelId, MessageId } from '@passerelle/contracts/ids';
import type { Reaction } from '@passerelle/contracts/reactions';
import type { KeptMessage } from '@passerelle/rules/chat/ledger';
import { Clock } from '../../platform/clock/clock';
import { fingerprint } from '../../platform/database/create-once';
import { Refusal } from '../../platform/errors/refusal';
import { DomainEvents } from '../../platform/events/domain-events';
import type { Caller } from '../../platform/permissions/caller';
import { FileService } from '../files/file.service';
import { ChannelQueue } from './channel-queue';
import { ChannelMembers } from './channel-members';
import { ChatAccess, type Admission } from './chat.access';
import { MessageRemoved } from './chat.events';
import { MessageLogs } from './message-log';
import { MessageRepository } from './message.repository';

function namesOthers({ mentions, fileIds, replyTo }: MessageDraft): boolean {
  return mentions.length > 0 || fileIds.length > 0 || replyTo !== undefined;
}

@Injectable()
export class ChatService {
  constructor(
    private readonly access: ChatAccess,
    private readonly queue: ChannelQueue,
    private readonly messages: MessageRepository,
    private readonly logs: MessageLogs,
    private readonly members: ChannelMembers,
    private readonly files: FileService,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  /** Answers when the message is stored. The same message again is answered with the one that is stored. */
  async post(caller: Caller, channelId: ChannelId, draft: MessageDraft): Promise<Message> {
    const place = await this.access.require(caller, 'post', channelId);
    const authorId = caller.personId;
    const creation = fingerprint({ channelId, authorId, ...draft });
    if (namesOthers(draft)) {
      const first = await this.messages.one(channelId, draft.id);
      if (first?.creation === creation) return this.logs.message(first);
      await this.check(place, draft);
    }
    const message = { ...draft, authorId, at: this.clock.instant(), creation };
    return this.logs.message(await this.queue.submit(channelId, { kind: 'post', message }));
  }

  async edit(
    caller: Caller,
    channelId: ChannelId,
    messageId: MessageId,
    edit: MessageEdit,
  ): Promise<Message> {
    const place = await this.access.require(caller, 'post', channelId);
    await this.members.require(place, edit.mentions);
    const at = this.clock.instant();
    const change = { kind: 'edit', messageId, by: caller.personId, at, ...edit } as const;
    return this.logs.message(await this.queue.submit(channelId, change));
  }

  /** Leaves a tombstone: one's own message, or anybody's for whoever moderates the body. */
  async remove(caller: Caller, channelId: ChannelId, messageId: MessageId): Promise<Message> {
    const { mayModerate: moderates } = await this.access.require(caller, 'post', channelId);
    const at = this.clock.instant();
    const by = caller.personId;
    const change = { kind: 'delete', messageId, by, at, moderates } as const;
    const removed = await this.queue.submit(channelId, change);
    await this.events.publish(new MessageRemoved(at, by, channelId, messageId, removed.authorId));
    return this.logs.message(removed);
  }

  async react(
    caller: Caller,
    channelId: ChannelId,
    messageId: MessageId,
    reaction: Reaction,
    on: boolean,
  ): Promise<Message> {
    await this.access.require(caller, 'post', channelId);
    const change = { kind: 'react', messageId, by: caller.personId, reaction, on } as const;
    return this.logs.message(await this.queue.submit(channelId, change));
  }

  /**
   * The sequence that the reader keeps is read before the messages are: what is stored in between
   * may come twice, but can never be missed.
   */
  async read(caller: Caller, channelId: ChannelId, query: MessageQuery): Promise<MessageLog> {
    const { channel } = await this.access.require(caller, 'read', channelId);
    const { after, before = Number.MAX_SAFE_INTEGER, limit } = query;
    if (after === undefined) {
      const found = await this.messages.before(channelId, before, limit + 1);
      const page = found.slice(-limit);
      return this.page(channelId, page, channel.seq, found.length > limit);
    }
    const found = await this.messages.changedAfter(channelId, after, limit + 1);
    const page = found.slice(0, limit);
    const more = found.length > limit;
    const last = page.at(-1)?.changed ?? 0;
    return this.page(channelId, page, more ? last : Math.max(channel.seq, last), more);
  }

  async versions(
    caller: Caller,
    channelId: ChannelId,
    messageId: MessageId,
  ): Promise<MessageVersions> {
    await this.access.require(caller, 'read', channelId);
    const message = await this.messages.one(channelId, messageId);
    if (!message) throw new Refusal('request/not-found');
    if (message.deletedAt) return [];
    const { version, text, editedAt, at, formerVersions } = message;
    return [{ version, text, at: editedAt ?? at }, ...[...formerVersions].reverse()];
  }

  /** What a message names must be there and be open to its readers. Not asked of a retry: the first answer stands. */
  private async check(
    place: Admission,
    { mentions, fileIds, replyTo }: MessageDraft,
  ): Promise<void> {
    await this.members.require(place, mentions);
    if (place.body)
      await this.files.requireAttachable({ bodyId: place.body.id, place: 'chat' }, fileIds);
    else if (fileIds.length > 0) throw new Refusal('file/missing');
    if (replyTo && !(await this.messages.one(place.channel.id, replyTo)))
      throw new Refusal('request/not-found');
  }

  private async page(
    channelId: ChannelId,
    messages: readonly KeptMessage[],
    seq: number,
    more: boolean,
  ): Promise<MessageLog> {
    return { ...(await this.logs.log(channelId, messages)), seq, more };
  }
}
