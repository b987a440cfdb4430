import { Service, inject } from '@angular/core';
import {
  ChannelList,
  ChannelRead,
  Message,
  MessageLog,
  MessageVersions,
  PinnedMessages,
  chatPaths,
  type MessageEdit,
  type ReadMark,
} from '@passerelle/contracts/chat';
import type { ChannelId, MessageId } from '@passerelle/contracts/ids';
import type { Reaction } from '@passerelle/contracts/reactions';
import { Api } from '../../platform/http/api';

/** Messages read at once going back, and catching up. */
const PAGE = 60;
const CATCH_UP = 300;

/** Channels and their messages over HTTP. Posting goes over the live line: see `ChatOutbox`. */
@Service()
export class ChatApi {
  private readonly api = inject(Api);

  channels(): Promise<ChannelList> {
    return this.api.get(chatPaths.channels(), ChannelList);
  }

  /** The newest messages. */
  newest(id: ChannelId, limit = PAGE): Promise<MessageLog> {
    return this.read(id, { limit });
  }

  /** Messages before a number. */
  before(id: ChannelId, number: number): Promise<MessageLog> {
    return this.read(id, { before: number, limit: PAGE });
  }

  /** Everything that happened after a sequence. */
  after(id: ChannelId, seq: number): Promise<MessageLog> {
    return this.read(id, { after: seq, limit: CATCH_UP });
  }

  edit(id: ChannelId, message: MessageId, edit: MessageEdit): Promise<Message> {
    return this.api.patch(chatPaths.message(id, message), edit, Message);
  }

  remove(id: ChannelId, message: MessageId): Promise<void> {
    return this.api.delete(chatPaths.message(id, message));
  }

  versions(id: ChannelId, message: MessageId): Promise<MessageVersions> {
    return this.api.get(chatPaths.versions(id, message), MessageVersions);
  }

  async react(id: ChannelId, message: MessageId, reaction: Reaction, on: boolean): Promise<void> {
    const path = chatPaths.reaction(id, message, reaction);
    await (on ? this.api.put(path, {}) : this.api.delete(path));
  }

  pins(id: ChannelId): Promise<PinnedMessages> {
    return this.api.get(chatPaths.pins(id), PinnedMessages);
  }

  async pin(id: ChannelId, message: MessageId, on: boolean): Promise<void> {
    const path = chatPaths.pin(id, message);
    await (on ? this.api.put(path, {}) : this.api.delete(path));
  }

  markRead(id: ChannelId, seen: ReadMark): Promise<ChannelRead> {
    return this.api.put(chatPaths.read(id), seen, ChannelRead);
  }

  markUnread(id: ChannelId, from: number): Promise<ChannelRead> {
    return this.api.put(chatPaths.unread(id), { from }, ChannelRead);
  }

  private read(id: ChannelId, query: Record<string, number>): Promise<MessageLog> {
    const words = Object.entries(query).map(([name, value]) => [name, String(value)]);
    return this.api.get(`${chatPaths.messages(id)}?${new URLSearchParams(words)}`, MessageLog);
  }
}
