import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { CheckedIn, Entry } from '@passerelle/contracts/checkin';
import { EventId, type RegistrationId } from '@passerelle/contracts/ids';
import { DomainEvents } from '../../platform/events/domain-events';
import { Announcer } from '../../platform/realtime/announcer';
import { Rooms } from '../../platform/realtime/rooms';
import { EventService } from '../events/event.service';
import { ArrivalsService } from '../registrations/arrivals.service';
import { AdmissionUndone, PersonAdmitted } from './checkin.events';
import { CheckInService } from './checkin.service';

/** `gates:<event>` is heard by those who may check people in there. */
@Injectable()
export class CheckInAnnouncements implements OnModuleInit {
  constructor(
    private readonly rooms: Rooms,
    private readonly announcer: Announcer,
    private readonly domainEvents: DomainEvents,
    private readonly events: EventService,
    private readonly arrivals: ArrivalsService,
    private readonly checkIns: CheckInService,
  ) {}

  onModuleInit(): void {
    this.rooms.open('gates', async (caller, room) => {
      const id = EventId.safeParse(room).data;
      const event = id && (await this.events.one(id));
      return !!event && (await this.events.may(caller, 'event:check-in', event));
    });
    this.arrivals.learnFrom(async (id) => (await this.checkIns.entryOf(id))?.at);
    this.domainEvents.on(PersonAdmitted, ({ eventId, registrationId, checkInId, at, gate }) =>
      this.tell(eventId, registrationId, { id: checkInId, at, gate }),
    );
    this.domainEvents.on(AdmissionUndone, ({ eventId, registrationId }) =>
      this.tell(eventId, registrationId),
    );
  }

  private async tell(
    eventId: EventId,
    registrationId: RegistrationId,
    checkIn?: Entry,
  ): Promise<void> {
    const present = await this.checkIns.present(eventId);
    const fact: CheckedIn = { eventId, registrationId, present, ...(checkIn && { checkIn }) };
    this.announcer.tell(`gates:${eventId}`, 'event:checked-in', fact);
  }
}
