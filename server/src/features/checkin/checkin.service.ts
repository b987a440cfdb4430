import { Injectable } from '@nestjs/common';
import type {
  Arrival,
  CheckIn,
  CheckInAnswer,
  CheckInUndone,
  Entry,
  Roster,
} from '@passerelle/contracts/checkin';
import type { CheckInId, EventId, RegistrationId } from '@passerelle/contracts/ids';
import { atGate } from '@passerelle/rules/registrations/check-in';
import { Clock } from '../../platform/clock/clock';
import { Refusal } from '../../platform/errors/refusal';
import { DomainEvents } from '../../platform/events/domain-events';
import type { Caller } from '../../platform/permissions/caller';
import { EventService } from '../events/event.service';
import { TicketService, type StoredRegistration } from '../registrations/ticket.service';
import { AdmissionUndone, PersonAdmitted } from './checkin.events';
import { EntranceRepository } from './entrance.repository';

function arrivalOf({ id, name, organisation, role }: StoredRegistration): Arrival {
  return { registrationId: id, name, role, ...(organisation && { organisation }) };
}

/** What happens at the gates. */
@Injectable()
export class CheckInService {
  constructor(
    private readonly events: EventService,
    private readonly tickets: TicketService,
    private readonly entrances: EntranceRepository,
    private readonly domainEvents: DomainEvents,
    private readonly clock: Clock,
  ) {}

  /** Lets the holder of a ticket in once; whoever shows it again learns when and at which gate that was. */
  async checkIn(caller: Caller, eventId: EventId, command: CheckIn): Promise<CheckInAnswer> {
    await this.events.require(caller, 'event:check-in', eventId);
    const { id, gate } = command;
    const registration = await this.presented(eventId, command);
    const entry: Entry = { id, at: this.clock.instant(), gate };
    const before = await this.entrances.of(registration.id);
    const step = atGate(before, { kind: 'shown', ...entry }, registration.status);
    if (!step.ok) throw new Refusal(step.code, { name: registration.name });
    const entered =
      !before.current && (await this.entrances.enter(eventId, registration.id, entry));
    const after = before.current ? before : await this.entrances.of(registration.id);
    if (!after.current) throw new Refusal('checkin/nothing-to-undo');
    const isMine = after.current.id === id;
    if (entered)
      await this.domainEvents.publish(
        new PersonAdmitted(entry.at, caller.personId, eventId, registration.id, id, gate),
      );
    return {
      outcome: isMine ? 'admitted' : 'already-in',
      arrival: arrivalOf(registration),
      checkInId: after.current.id,
      at: after.current.at,
      gate: after.current.gate,
      present: await this.entrances.present(eventId),
    };
  }

  /** Takes an entry back: the next time the ticket is shown counts as the first. */
  async undo(caller: Caller, eventId: EventId, checkInId: CheckInId): Promise<CheckInUndone> {
    await this.events.require(caller, 'event:check-in', eventId);
    const registrationId = await this.entrances.undo(eventId, checkInId);
    if (!registrationId) throw new Refusal('checkin/nothing-to-undo');
    await this.domainEvents.publish(
      new AdmissionUndone(
        this.clock.instant(),
        caller.personId,
        eventId,
        registrationId,
        checkInId,
      ),
    );
    return { checkInId, present: await this.entrances.present(eventId) };
  }

  /** Everybody who is expected, by family name as it stands on the badge, for the search at the gate. */
  async roster(caller: Caller, eventId: EventId): Promise<Roster> {
    await this.events.require(caller, 'event:check-in', eventId);
    const [registrations, entries] = await Promise.all([
      this.tickets.expected(eventId),
      this.entrances.ofEvent(eventId),
    ]);
    return {
      eventId,
      expected: registrations.filter(({ status }) => status === 'confirmed').length,
      present: entries.size,
      entries: registrations
        .map((registration) => {
          const checkIn = entries.get(registration.id);
          const { status } = registration;
          return { ...arrivalOf(registration), status, ...(checkIn && { checkIn }) };
        })
        .sort((a, b) => a.name.localeCompare(b.name, 'fr')),
    };
  }

  /** For the announcements: how many people are in. */
  present(eventId: EventId): Promise<number> {
    return this.entrances.present(eventId);
  }

  async entryOf(id: RegistrationId): Promise<Entry | undefined> {
    return (await this.entrances.of(id)).current;
  }

  /** Puts entries in as they are, with their history; for a seed. */
  add(eventId: EventId, entries: ReadonlyMap<RegistrationId, Entry>): Promise<void> {
    return this.entrances.add(eventId, entries);
  }

  private async presented(
    eventId: EventId,
    { presented }: Pick<CheckIn, 'presented'>,
  ): Promise<StoredRegistration> {
    const found =
      presented.by === 'code'
        ? await this.tickets.withCode(eventId, presented.code)
        : await this.tickets.one(eventId, presented.registrationId);
    if (!found) throw new Refusal('checkin/unknown-ticket');
    return found;
  }
}
