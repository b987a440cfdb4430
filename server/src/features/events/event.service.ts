import { Injectable } from '@nestjs/common';
import type { Event, EventDraft, EventList } from '@passerelle/contracts/events';
import type { EventId } from '@passerelle/contracts/ids';
import { eventDays } from '@passerelle/rules/events/days';
import { mayAtEvent, type EventAction } from '@passerelle/rules/events/rights';
import { Clock } from '../../platform/clock/clock';
import type { Transaction } from '../../platform/database/transactions';
import { Refusal } from '../../platform/errors/refusal';
import { DomainEvents } from '../../platform/events/domain-events';
import type { Caller } from '../../platform/permissions/caller';
import { EventAccess, type OfWhom } from './event.access';
import { EventPrepared, EventPublished } from './event.events';
import { EventRepository, type StoredEvent } from './event.repository';

export type { StoredEvent };

@Injectable()
export class EventService {
  constructor(
    private readonly events: EventRepository,
    private readonly access: EventAccess,
    private readonly domainEvents: DomainEvents,
    private readonly clock: Clock,
  ) {}

  /** The events that the caller may know of: those to come first, then those that are over, the latest first. */
  async list(caller: Caller | undefined): Promise<EventList> {
    const visible = await this.access.allowed(caller, 'event:read', await this.events.all());
    const now = this.clock.instant();
    const first = ({ days }: Event) => days[0]?.from ?? '';
    const isOver = ({ days }: Event) => (days.at(-1)?.until ?? '') <= now;
    return visible
      .map(({ event, registered }) => ({ ...event, registered }))
      .sort(
        (a, b) =>
          Number(isOver(a)) - Number(isOver(b)) ||
          (isOver(a) ? first(b).localeCompare(first(a)) : first(a).localeCompare(first(b))),
      );
  }

  async read(caller: Caller | undefined, id: EventId): Promise<Event> {
    return this.access.require(caller, 'event:read', id);
  }

  /** A new event, a draft until it is published. */
  async prepare(caller: Caller, draft: EventDraft): Promise<Event> {
    if (!mayAtEvent(caller.standing, 'event:create')) throw new Refusal('request/forbidden');
    const { firstDay, lastDay, ...fields } = draft;
    const days = eventDays(firstDay, lastDay, draft.zone);
    if (days.length === 0) throw new Refusal('event/outside-days');
    const at = this.clock.instant();
    const blank = { status: 'draft', revision: 0, sessionCount: 0, changedAt: at } as const;
    const made = await this.events.create({ ...fields, ...blank, days }, draft);
    if (made === 'created')
      await this.domainEvents.publish(new EventPrepared(at, caller.personId, draft.id));
    return this.access.require(caller, 'event:read', draft.id);
  }

  /** Opens a draft to those whom it is for; publishing twice is publishing once. */
  async publish(caller: Caller, id: EventId): Promise<Event> {
    await this.access.require(caller, 'event:publish', id);
    const at = this.clock.instant();
    const published = await this.events.publish(id, at);
    if (published)
      await this.domainEvents.publish(
        new EventPublished(at, caller.personId, id, published.revision),
      );
    return this.access.require(caller, 'event:read', id);
  }

  /** For other features: see {@link EventAccess.require}. */
  require(
    caller: Caller | undefined,
    action: EventAction,
    id: EventId,
    ofWhom: OfWhom = {},
  ): Promise<StoredEvent> {
    return this.access.require(caller, action, id, ofWhom);
  }

  /** For other features: see {@link EventAccess.may}. */
  may(
    caller: Caller | undefined,
    action: EventAction,
    event: StoredEvent,
    ofWhom: OfWhom = {},
  ): Promise<boolean> {
    return this.access.may(caller, action, event, ofWhom);
  }

  /** For other features, after their own access check. */
  one(id: EventId, tx?: Transaction): Promise<StoredEvent | undefined> {
    return this.events.one(id, tx);
  }

  named(ids: readonly EventId[]): Promise<Map<EventId, StoredEvent>> {
    return this.events.named(ids);
  }

  /** Puts events in as they are, with their history; for a seed. */
  add(events: readonly StoredEvent[]): Promise<void> {
    return this.events.add(events);
  }
}
