import { Injectable } from '@nestjs/common';
import type { Body } from '@passerelle/contracts/bodies';
import type { DiscussionId } from '@passerelle/contracts/ids';
import type { BodyPermission } from '@passerelle/rules/bodies/rights';
import { Refusal } from '../../platform/errors/refusal';
import type { Caller } from '../../platform/permissions/caller';
import { BodyService } from '../bodies/body.service';
import { DiscussionRepository, type StoredDiscussion } from './discussion.repository';

/** A discussion is as open as its body. */
@Injectable()
export class DiscussionAccess {
  constructor(
    private readonly discussions: DiscussionRepository,
    private readonly bodies: BodyService,
  ) {}

  async require(
    caller: Caller | undefined,
    permission: BodyPermission,
    id: DiscussionId,
  ): Promise<{ discussion: StoredDiscussion; body: Body }> {
    const discussion = await this.discussions.one(id);
    if (!discussion) throw new Refusal('request/not-found');
    return { discussion, body: await this.bodies.require(caller, permission, discussion.bodyId) };
  }
}
