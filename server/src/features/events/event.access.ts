import { Injectable } from '@nestjs/common';
import type { EventId } from '@passerelle/contracts/ids';
import {
  mayAtEvent,
  type EventAction,
  type EventCircumstances,
} from '@passerelle/rules/events/rights';
import { SharedReads } from '../../platform/database/shared-reads';
import { Refusal } from '../../platform/errors/refusal';
import type { Caller } from '../../platform/permissions/caller';
import { AttendanceService } from './attendance.service';
import { EventRepository, type StoredEvent } from './event.repository';

/** What the caller wants to do depends on more than the event: whose ticket, which organisation. */
export type OfWhom = Pick<EventCircumstances, 'organisationId' | 'holderId' | 'headId'>;

@Injectable()
export class EventAccess {
  private readonly known = new SharedReads((id: EventId) => this.events.one(id));

  constructor(
    private readonly events: EventRepository,
    private readonly attendance: AttendanceService,
  ) {}

  /** Of these events, those with which the caller may do this. */
  async allowed(
    caller: Caller | undefined,
    action: EventAction,
    events: readonly StoredEvent[],
  ): Promise<{ event: StoredEvent; registered: boolean }[]> {
    const ids = events.map((event) => event.id);
    const attended = await this.attendance.of(caller?.personId, ids);
    return events
      .filter((event) =>
        mayAtEvent(caller?.standing ?? null, action, { ...event, ...attended.get(event.id) }),
      )
      .map((event) => ({ event, registered: attended.get(event.id)?.registered ?? false }));
  }

  /** May the caller do this at this event, to whom it is done? */
  async may(
    caller: Caller | undefined,
    action: EventAction,
    event: StoredEvent,
    ofWhom: OfWhom = {},
  ): Promise<boolean> {
    const attended = (await this.attendance.of(caller?.personId, [event.id])).get(event.id);
    const { status } = event;
    const at = { ...ofWhom, status, public: event.public, ...attended };
    return mayAtEvent(caller?.standing ?? null, action, at);
  }

  /**
   * The event, if the caller may. What they may not even read answers like what does not exist;
   * what they may read but not do is refused.
   */
  async require(
    caller: Caller | undefined,
    action: EventAction,
    id: EventId,
    ofWhom: OfWhom = {},
  ): Promise<StoredEvent> {
    const event = await this.known.of(id);
    if (!event) throw new Refusal('request/not-found');
    if (await this.may(caller, action, event, ofWhom)) return event;
    if (action === 'event:read' || !(await this.may(caller, 'event:read', event)))
      throw new Refusal('request/not-found');
    throw new Refusal(caller ? 'request/forbidden' : 'request/sign-in');
  }
}
