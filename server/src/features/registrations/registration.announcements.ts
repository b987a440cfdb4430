import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EventId, PersonId } from '@passerelle/contracts/ids';
import type { MySignUpChanged, SignUp, SignUpsChanged } from '@passerelle/contracts/sign-ups';
import { DomainEvents } from '../../platform/events/domain-events';
import { Announcer } from '../../platform/realtime/announcer';
import { AttendanceService } from '../events/attendance.service';
import { ProgrammeRevised } from '../events/event.events';
import { SessionPlacesMoved } from './registration.events';
import { RegistrationRepository } from './registration.repository';
import { shownSignUp, SignUpService } from './sign-up.service';

/** Tells who follows an event how full its sessions are, and each person what became of their own place. */
@Injectable()
export class RegistrationAnnouncements implements OnModuleInit {
  constructor(
    private readonly announcer: Announcer,
    private readonly domainEvents: DomainEvents,
    private readonly attendance: AttendanceService,
    private readonly registrations: RegistrationRepository,
    private readonly signUps: SignUpService,
  ) {}

  onModuleInit(): void {
    this.attendance.learnFrom(async (personId, eventIds) => {
      const held = await this.registrations.heldBy(personId, eventIds);
      return new Map(
        held.map(({ eventId, role }) => [eventId, { registered: true, staff: role === 'staff' }]),
      );
    });
    this.domainEvents.on(SessionPlacesMoved, (moved) => this.tell(moved));
    this.domainEvents.on(ProgrammeRevised, ({ eventId, sessionIds }) =>
      this.signUps.follow(eventId, sessionIds),
    );
  }

  private async tell({ eventId, sessionId, count, moves }: SessionPlacesMoved): Promise<void> {
    const fact: SignUpsChanged = { eventId, sessionId, ...count };
    this.announcer.tell(`event:${eventId}`, 'event:sign-ups-changed', fact);
    const settled = moves.filter(({ became }) => became !== 'waiting');
    const stored = await this.signUps.named(settled.map(({ signUpId }) => signUpId));
    for (const signUp of stored) this.tellOne(eventId, signUp.personId, shownSignUp(signUp));
    const arrived = new Set(moves.map(({ signUpId }) => signUpId));
    // When somebody left the line or got in, everybody behind them moved up.
    const movedUp = moves.some(({ became, promoted }) => promoted || became === 'cancelled');
    if (!movedUp && settled.length === moves.length) return;
    for (const { personId, signUp } of await this.signUps.line(sessionId))
      if (movedUp || arrived.has(signUp.id)) this.tellOne(eventId, personId, signUp);
  }

  private tellOne(eventId: EventId, personId: PersonId | undefined, signUp: SignUp): void {
    const fact: MySignUpChanged = { eventId, signUp };
    if (personId) this.announcer.tell(`person:${personId}`, 'event:my-sign-up-changed', fact);
  }
}
