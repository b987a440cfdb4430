import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainEvents } from '../../platform/events/domain-events';
import { Announcer } from '../../platform/realtime/announcer';
import { Rooms } from '../../platform/realtime/rooms';
import { MeetingAccess } from './meeting.access';
import { MeetingChanged } from './meeting.events';

/** Tells whoever has a meeting open which part to read again. */
@Injectable()
export class MeetingAnnouncements implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    private readonly announcer: Announcer,
    private readonly rooms: Rooms,
    private readonly access: MeetingAccess,
  ) {}

  onModuleInit(): void {
    this.rooms.open('meeting', (caller, id) => this.access.mayHear(caller, id));
    this.events.on(MeetingChanged, ({ meetingId, part }) =>
      this.announcer.tell(`meeting:${meetingId}`, 'meeting:changed', { meetingId, part }),
    );
  }
}
