import { Injectable } from '@nestjs/common';
import QRCode from 'qrcode';
import type { EventId, PersonId, RegistrationId } from '@passerelle/contracts/ids';
import type { Language } from '@passerelle/contracts/primitives';
import {
  registrationPaths,
  type Ticket,
  type TicketCode,
} from '@passerelle/contracts/registrations';
import { Clock } from '../../platform/clock/clock';
import { Refusal } from '../../platform/errors/refusal';
import { DomainEvents } from '../../platform/events/domain-events';
import type { Caller } from '../../platform/permissions/caller';
import { EventService } from '../events/event.service';
import { ExportScheduleService } from '../events/export-schedule.service';
import { ProgrammeService } from '../events/programme.service';
import { ArrivalsService } from './arrivals.service';
import { chosenSessions } from './chosen-sessions';
import { RegistrationAccess } from './registration.access';
import { RegistrationChanged } from './registration.events';
import { RegistrationRepository } from './registration.repository';
import { SignUpRepository } from './sign-up.repository';
import { SignUpService } from './sign-up.service';
import { newSecret, shownRegistration, type StoredRegistration } from './stored-registration';

export type { StoredRegistration };

@Injectable()
export class TicketService {
  constructor(
    private readonly events: EventService,
    private readonly programme: ProgrammeService,
    private readonly exports: ExportScheduleService,
    private readonly access: RegistrationAccess,
    private readonly registrations: RegistrationRepository,
    private readonly signUps: SignUpRepository,
    private readonly signUpService: SignUpService,
    private readonly arrivals: ArrivalsService,
    private readonly domainEvents: DomainEvents,
    private readonly clock: Clock,
  ) {}

  async read(caller: Caller, id: RegistrationId): Promise<Ticket> {
    const { registration, event } = await this.requireValid(caller, id);
    const signUps = await this.signUpService.heldBy(id);
    const [rooms, sessions, checkedInAt] = await Promise.all([
      this.programme.roomsOf(event.id),
      this.programme.sessionsNamed(signUps.map(({ sessionId }) => sessionId)),
      this.arrivals.at(id),
    ]);
    const rows = signUps.flatMap((signUp) => {
      const session = sessions.find((one) => one.id === signUp.sessionId);
      const room = rooms.find((one) => one.id === session?.roomId)?.name ?? '';
      return session ? [{ signUp, session: this.programme.row(session), room }] : [];
    });
    return {
      registration: shownRegistration(registration),
      event,
      code: registration.code,
      feed: registrationPaths.feed(registration.feed),
      sessions: rows.sort((a, b) => Date.parse(a.session.start) - Date.parse(b.session.start)),
      ...(checkedInAt && { checkedInAt }),
    };
  }

  /** The code as a picture; dark on light, with the quiet zone that scanners need. */
  async qr(caller: Caller, id: RegistrationId): Promise<string> {
    const { registration } = await this.requireValid(caller, id);
    return QRCode.toString(registration.code, {
      type: 'svg',
      errorCorrectionLevel: 'M',
      margin: 4,
    });
  }

  /** The ticket was lost or seen by others: the old code and the old calendar address are worth nothing from now on. */
  async renew(caller: Caller, id: RegistrationId): Promise<Ticket> {
    const { event } = await this.access.require(caller, 'event:change-registration', id);
    if (!(await this.registrations.renew(id, newSecret(), newSecret())))
      throw new Refusal('registration/cancelled');
    await this.domainEvents.publish(
      new RegistrationChanged(this.clock.instant(), caller.personId, event.id, id, 'ticket'),
    );
    return this.read(caller, id);
  }

  /** The personal programme, for whoever may see the ticket. */
  async calendar(caller: Caller, id: RegistrationId, language: Language): Promise<string> {
    const { registration } = await this.access.require(caller, 'event:see-ticket', id);
    return this.calendarOf(registration, language);
  }

  /** The same for a calendar program that knows the secret address and nothing else. */
  async feed(secret: string, language: Language): Promise<string> {
    const registration = await this.registrations.withFeed(secret);
    if (!registration) throw new Refusal('request/not-found');
    return this.calendarOf(registration, language);
  }

  /** For the gates, after their own access check. */
  async withCode(eventId: EventId, code: TicketCode): Promise<StoredRegistration | undefined> {
    const found = await this.registrations.withCode(code);
    return found?.eventId === eventId ? found : undefined;
  }

  async expected(eventId: EventId): Promise<StoredRegistration[]> {
    return this.registrations.ofEvent(eventId);
  }

  async one(eventId: EventId, id: RegistrationId): Promise<StoredRegistration | undefined> {
    const found = await this.registrations.one(id);
    return found?.eventId === eventId ? found : undefined;
  }

  /** Confirmed registrations of a person, whatever the event. */
  heldBy(personId: PersonId): Promise<StoredRegistration[]> {
    return this.registrations.heldBy(personId);
  }

  private async requireValid(caller: Caller, id: RegistrationId) {
    const found = await this.access.require(caller, 'event:see-ticket', id);
    if (found.registration.status === 'cancelled') throw new Refusal('registration/cancelled');
    return found;
  }

  private async calendarOf(registration: StoredRegistration, language: Language): Promise<string> {
    const event = await this.events.one(registration.eventId);
    if (!event) throw new Refusal('request/not-found');
    const signUps = await this.signUps.ever([registration.id]);
    const ids = [...new Set(signUps.map(({ sessionId }) => sessionId))];
    const sessions = await this.programme.sessionsNamed(ids);
    return this.exports.calendarOf(event, chosenSessions(sessions, signUps), language);
  }
}
