import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { WaitingItem } from '@passerelle/contracts/home';
import { Clock } from '../../platform/clock/clock';
import type { Caller } from '../../platform/permissions/caller';
import { Waiting, type WaitingSource } from '../../platform/waiting/waiting';
import { EventService, type StoredEvent } from '../events/event.service';
import { ProgrammeService } from '../events/programme.service';
import { RegistrationRepository } from './registration.repository';
import { SignUpRepository } from './sign-up.repository';
import type { StoredRegistration } from './stored-registration';

/** Events that the caller is registered for, until they are over, and places in workshops that came free for them. */
@Injectable()
export class RegistrationWaiting implements WaitingSource, OnModuleInit {
  constructor(
    private readonly waiting: Waiting,
    private readonly events: EventService,
    private readonly programme: ProgrammeService,
    private readonly registrations: RegistrationRepository,
    private readonly signUps: SignUpRepository,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.waiting.register(this);
  }

  async waitingFor({ personId }: Caller): Promise<WaitingItem[]> {
    const held = await this.registrations.heldBy(personId);
    const events = await this.events.named(held.map(({ eventId }) => eventId));
    const now = this.clock.instant();
    const coming = held.flatMap((registration) => {
      const event = events.get(registration.eventId);
      const until = event?.days.at(-1)?.until;
      return event && until && Date.parse(now) < Date.parse(until) ? [{ registration, event }] : [];
    });
    const given = await this.given(coming.map(({ registration }) => registration));
    return [...coming.map(({ registration, event }) => comingItem(registration, event)), ...given];
  }

  /** Workshops that the caller waited for and got, until they begin. */
  private async given(registrations: readonly StoredRegistration[]): Promise<WaitingItem[]> {
    const held = await this.signUps.heldBy(registrations.map(({ id }) => id));
    const promoted = held.filter(({ confirmedAt, waited }) => confirmedAt && waited);
    const sessions = await this.programme.sessionsNamed(promoted.map((one) => one.sessionId));
    const now = Date.parse(this.clock.instant());
    return promoted.flatMap(({ eventId, sessionId, registrationId, confirmedAt, at }) => {
      const session = sessions.find(({ id }) => id === sessionId);
      if (!session || session.cancelled || Date.parse(session.start) <= now) return [];
      return {
        kind: 'place-given',
        subject: session.title,
        count: 1,
        target: { eventId, sessionId, registrationId },
        since: confirmedAt ?? at,
      };
    });
  }
}

function comingItem({ id, at }: StoredRegistration, event: StoredEvent): WaitingItem {
  return {
    kind: 'event-coming',
    subject: event.name,
    count: 1,
    target: { eventId: event.id, registrationId: id },
    since: at,
  };
}
