import { Injectable } from '@nestjs/common';
import type { ClosingDraft, PinChange, TitleChange } from '@passerelle/contracts/discussions';
import type { DiscussionId } from '@passerelle/contracts/ids';
import { mayInBody } from '@passerelle/rules/bodies/rights';
import { Clock } from '../../platform/clock/clock';
import { Refusal } from '../../platform/errors/refusal';
import { DomainEvents } from '../../platform/events/domain-events';
import type { Caller } from '../../platform/permissions/caller';
import { DiscussionAccess } from './discussion.access';
import { DiscussionChanged } from './discussion.events';
import { DiscussionRepository, type StoredDiscussion } from './discussion.repository';

/** What the people who lead a body do with its discussions. */
@Injectable()
export class ModerationService {
  constructor(
    private readonly access: DiscussionAccess,
    private readonly discussions: DiscussionRepository,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  /** The one who opened the discussion may give it another title, too. */
  async rename(caller: Caller, id: DiscussionId, { title }: TitleChange): Promise<void> {
    const { discussion, body } = await this.access.require(caller, 'discussions:post', id);
    const own = discussion.authorId === caller.personId;
    if (!own && !mayInBody(caller.standing, 'discussions:moderate', body))
      throw new Refusal('discussion/not-author');
    await this.changed(caller, await this.discussions.rename(id, title));
  }

  async pin(caller: Caller, id: DiscussionId, { pinned }: PinChange): Promise<void> {
    await this.access.require(caller, 'discussions:moderate', id);
    await this.changed(caller, await this.discussions.pin(id, pinned));
  }

  /** Ends a discussion with what came of it; it can be read on, and opened again. */
  async close(caller: Caller, id: DiscussionId, { summary }: ClosingDraft): Promise<void> {
    await this.access.require(caller, 'discussions:moderate', id);
    const closing = { at: this.clock.instant(), by: caller.personId, summary };
    await this.changed(caller, await this.discussions.close(id, closing));
  }

  async reopen(caller: Caller, id: DiscussionId): Promise<void> {
    await this.access.require(caller, 'discussions:moderate', id);
    await this.changed(caller, await this.discussions.reopen(id));
  }

  private async changed(caller: Caller, discussion: StoredDiscussion | undefined): Promise<void> {
    if (!discussion) throw new Refusal('discussion/closed');
    const { bodyId, id } = discussion;
    await this.events.publish(
      new DiscussionChanged(this.clock.instant(), caller.personId, bodyId, id),
    );
  }
}
