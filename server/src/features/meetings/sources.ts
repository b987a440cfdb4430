import { Injectable } from '@nestjs/common';
import type { Body } from '@passerelle/contracts/bodies';
import type { Source } from '@passerelle/contracts/follow-ups';
import { Refusal } from '../../platform/errors/refusal';
import type { Caller } from '../../platform/permissions/caller';
import { ChannelService } from '../chat/channel.service';
import { DiscussionService } from '../discussions/discussion.service';

/** A message or a post that something comes from: the caller reads it, and it belongs to the same body. */
@Injectable()
export class Sources {
  constructor(
    private readonly channels: ChannelService,
    private readonly discussions: DiscussionService,
  ) {}

  async require(caller: Caller, body: Body, source: Source): Promise<void> {
    const { bodyId, exists } = await this.find(caller, source);
    if (!exists) throw new Refusal('request/not-found');
    if (bodyId !== body.id) throw new Refusal('meeting/source-elsewhere');
  }

  private async find(caller: Caller, source: Source) {
    if (source.kind === 'message') {
      const channel = await this.channels.one(caller, source.channelId);
      return { bodyId: channel.bodyId, exists: source.number <= channel.messageCount };
    }
    const { discussionId, number } = source;
    const { bodyId, posts } = await this.discussions.read(caller, discussionId, number);
    return { bodyId, exists: posts[0]?.position === number };
  }
}
