import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { BodyId, ChannelId } from '@passerelle/contracts/ids';
import { isPresent } from '@passerelle/rules/chat/direct';
import type { Caller } from '../../platform/permissions/caller';
import type { SearchEntry } from '../../platform/search/search-entry';
import { SearchSources, type SearchSource } from '../../platform/search/search-sources';
import { BodyService } from '../bodies/body.service';
import { FileTextService } from '../files/file-text.service';
import { ChannelRepository } from './channel.repository';
import { CircleRepository } from './circle.repository';
import type { MessageRecord } from './message.schema';

const keyOf = (id: ChannelId) => `channel:${id}`;

/** Messages and the files beside them; a deleted message takes its files along. */
@Injectable()
export class MessageSearch implements SearchSource<MessageRecord>, OnModuleInit {
  readonly collection = 'messages';
  /** A channel never changes its body; a direct conversation never gets one. */
  private readonly places = new Map<ChannelId, BodyId | 'direct'>();

  constructor(
    private readonly sources: SearchSources,
    private readonly channels: ChannelRepository,
    private readonly circles: CircleRepository,
    private readonly bodies: BodyService,
    private readonly files: FileTextService,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async entriesOf(messages: readonly MessageRecord[]): Promise<SearchEntry[][]> {
    const files = await this.files.read(messages.flatMap(({ fileIds }) => fileIds));
    const places = await Promise.all(messages.map(({ channelId }) => this.placeOf(channelId)));
    return messages.map((message, index) => {
      const place = places[index];
      if (message.deletedAt || !place) return [];
      const home = place === 'direct' ? {} : { place };
      const bodyId = place === 'direct' ? {} : { bodyId: place };
      const { _id, channelId, number, authorId, at, text, fileIds } = message;
      const common = {
        ...{ audience: keyOf(channelId), by: authorId, ...home, room: channelId, at },
        target: { ...bodyId, channelId, messageId: _id, position: number },
      };
      const attached = fileIds.flatMap((id) => files.get(id) ?? []);
      const names = attached.map(({ name }) => name).join('\n');
      const said = text ? [{ ...common, id: _id, kind: 'messages', text } as const] : [];
      return [
        ...said.map((one) => ({ ...one, text: [text, names].join('\n').trim() })),
        ...attached.map((file) => ({
          ...common,
          ...{ id: `${file.id}/${_id}`, kind: 'files' as const, hasFile: true },
          ...{ title: { fr: file.name }, text: file.text },
          target: { ...common.target, fileId: file.id },
        })),
      ].map((entry) => ({ ...entry, hasFile: attached.length > 0 }));
    });
  }

  async keysOf(caller: Caller): Promise<string[]> {
    const seated = [...new Set(caller.standing.seats.map(({ bodyId }) => bodyId))];
    const bodies = await this.bodies.allowed(caller, 'chat:read', seated);
    const ofBodies = await this.channels.ofBodies([...bodies.keys()]);
    const direct = isPresent(caller.standing) ? await this.circles.of(caller.personId) : [];
    return [...ofBodies, ...direct].map(({ id }) => keyOf(id));
  }

  private async placeOf(id: ChannelId): Promise<BodyId | 'direct' | undefined> {
    const known = this.places.get(id);
    if (known) return known;
    const channel = await this.channels.one(id);
    const place = channel && (channel.bodyId ?? 'direct');
    if (place) this.places.set(id, place);
    return place;
  }
}
