import type { BodyId, MeetingId } from '@passerelle/contracts/ids';
import type { MeetingPart, MeetingState } from '@passerelle/contracts/meetings';
import type { Instant } from '@passerelle/contracts/primitives';
import { DomainEvent } from '../../platform/events/domain-events';

/** A part of a meeting is no longer what it was. */
export class MeetingChanged extends DomainEvent {
  constructor(
    readonly at: Instant,
    readonly by: string | undefined,
    readonly bodyId: BodyId,
    readonly meetingId: MeetingId,
    readonly part: MeetingPart,
  ) {
    super();
  }
}

/** A meeting was convened, opened, closed, or its minutes were approved. */
export class MeetingMoved extends DomainEvent {
  constructor(
    readonly at: Instant,
    readonly by: string | undefined,
    readonly bodyId: BodyId,
    readonly meetingId: MeetingId,
    readonly state: MeetingState,
  ) {
    super();
  }
}
