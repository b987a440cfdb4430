import { Injectable } from '@nestjs/common';
import { DiscussionId, type BodyId, type ChannelId } from '@passerelle/contracts/ids';
import type { ThreadId } from '@passerelle/contracts/volumes';
import { Refusal } from '../../platform/errors/refusal';
import type { Caller } from '../../platform/permissions/caller';
import { ChannelService } from '../chat/channel.service';
import { DiscussionService } from '../discussions/discussion.service';

/** A discussion or a channel as a place to hear of: the caller reads it, and it belongs to the body that is named with it. */
@Injectable()
export class ThreadAccess {
  constructor(
    private readonly discussions: DiscussionService,
    private readonly channels: ChannelService,
  ) {}

  async require(caller: Caller, bodyId: BodyId, threadId: ThreadId): Promise<void> {
    if ((await this.bodyOf(caller, threadId)) !== bodyId) throw new Refusal('request/not-found');
  }

  /** A direct conversation belongs to no body. */
  private async bodyOf(caller: Caller, threadId: ThreadId): Promise<BodyId | undefined> {
    const discussion = DiscussionId.safeParse(threadId);
    if (discussion.success) return this.discussions.bodyOf(caller, discussion.data);
    return (await this.channels.one(caller, threadId as ChannelId)).bodyId;
  }
}
