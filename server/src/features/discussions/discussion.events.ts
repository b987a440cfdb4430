import type { BodyId, DiscussionId, PersonId } from '@passerelle/contracts/ids';
import type { Instant } from '@passerelle/contracts/primitives';
import { DomainEvent } from '../../platform/events/domain-events';

abstract class DiscussionEvent extends DomainEvent {
  constructor(
    readonly at: Instant,
    readonly by: PersonId,
    readonly bodyId: BodyId,
    readonly discussionId: DiscussionId,
  ) {
    super();
  }
}

/** Somebody opened a discussion in a body. */
export class DiscussionStarted extends DiscussionEvent {}

/** Title, pin or closing of a discussion have changed. */
export class DiscussionChanged extends DiscussionEvent {}

abstract class PostEvent extends DiscussionEvent {
  constructor(
    at: Instant,
    by: PersonId,
    bodyId: BodyId,
    discussionId: DiscussionId,
    readonly position: number,
  ) {
    super(at, by, bodyId, discussionId);
  }
}

/** Somebody replied in a discussion. */
export class DiscussionReplied extends PostEvent {}

/** A post was corrected by its author, or somebody reacted to it. */
export class PostChanged extends PostEvent {}
