import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventId } from '@passerelle/contracts/ids';
import type { ProgrammeChanged } from '@passerelle/contracts/programmes';
import { DomainEvents } from '../../platform/events/domain-events';
import { Announcer } from '../../platform/realtime/announcer';
import { Rooms } from '../../platform/realtime/rooms';
import { EventAccess } from './event.access';
import { EventPublished, ProgrammeRevised } from './event.events';
import { EventRepository } from './event.repository';

/** `event:<id>` is heard by whoever may read the event. */
@Injectable()
export class EventAnnouncements implements OnModuleInit {
  constructor(
    private readonly rooms: Rooms,
    private readonly announcer: Announcer,
    private readonly domainEvents: DomainEvents,
    private readonly events: EventRepository,
    private readonly access: EventAccess,
  ) {}

  onModuleInit(): void {
    this.rooms.open('event', async (caller, room) => {
      const id = EventId.safeParse(room).data;
      const event = id && (await this.events.one(id));
      return !!event && (await this.access.may(caller, 'event:read', event));
    });
    this.domainEvents.on(ProgrammeRevised, (revised) => this.tell(revised));
    this.domainEvents.on(EventPublished, (published) =>
      this.tell({ ...published, sessionIds: [] }),
    );
  }

  private tell(change: Omit<ProgrammeRevised, 'by'>): void {
    const { eventId, revision, sessionIds, at } = change;
    const fact: ProgrammeChanged = { eventId, revision, sessionIds: [...sessionIds], at };
    this.announcer.tell(`event:${eventId}`, 'event:programme-changed', fact);
  }
}
