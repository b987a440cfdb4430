import { Injectable } from '@nestjs/common';
import {
  DiscussionId,
  type BodyId,
  type ChannelId,
  type PersonId,
} from '@passerelle/contracts/ids';
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

  /** Gives whom everything that is written there concerns: whoever started the discussion. */
  async require(caller: Caller, bodyId: BodyId, threadId: ThreadId): Promise<PersonId[]> {
    const thread = await this.originOf(caller, threadId);
    if (thread.bodyId !== bodyId) throw new Refusal('request/not-found');
    return thread.startedBy ? [thread.startedBy] : [];
  }

  /** A direct conversation belongs to no body. */
  private async originOf(
    caller: Caller,
    threadId: ThreadId,
  ): Promise<{ bodyId?: BodyId; startedBy?: PersonId }> {
    const discussion = DiscussionId.safeParse(threadId);
    if (discussion.success) return this.discussions.originOf(caller, discussion.data);
    return { bodyId: (await this.channels.one(caller, threadId as ChannelId)).bodyId };
  }
}
