import type { EventId } from '@passerelle/contracts/ids';
import { idOf } from '@passerelle/test-kit/ids';
import type { StoredEvent } from '../../src/features/events/event.repository';
import { EventService } from '../../src/features/events/event.service';
import { ProgrammeService } from '../../src/features/events/programme.service';
import { aSession, aStoredEvent } from '../sample-programme';
import { ACCOUNTS, EVERYBODY, MEMBERS, SECRETARIAT, type Row, type World } from './row';

const DRAFT = idOf<EventId>('eve', 1001);
const OPEN = idOf<EventId>('eve', 1002);
const CLOSED = idOf<EventId>('eve', 1003);

/** A draft, an event that anybody may read, and one for members only; a session in each. */
export async function furnishEvents({ spec, things }: World): Promise<void> {
  const events: StoredEvent[] = [
    aStoredEvent(DRAFT, { status: 'draft' }),
    aStoredEvent(OPEN),
    aStoredEvent(CLOSED, { public: false }),
  ];
  await spec.app.get(EventService).add(events);
  for (const [index, event] of events.entries()) {
    const session = aSession(1001 + index, event.id);
    things[`session of ${event.id}`] = session.id;
    await spec.app
      .get(ProgrammeService)
      .add(event, { rooms: [], tracks: [], speakers: [], sessions: [session] });
  }
}

export const EVENT_ROWS: readonly Row[] = [
  { handler: 'GET /api/events', allowed: EVERYBODY },
  { handler: 'POST /api/events', allowed: SECRETARIAT },
  { handler: 'POST /api/events/import', allowed: SECRETARIAT },
  { handler: 'GET /api/events/:id', allowed: EVERYBODY, path: () => `/api/events/${OPEN}` },
  {
    handler: 'POST /api/events/:id/publication',
    allowed: SECRETARIAT,
    path: () => `/api/events/${DRAFT}/publication`,
  },
  {
    handler: 'POST /api/events/:id/import',
    allowed: SECRETARIAT,
    path: () => `/api/events/${OPEN}/import`,
  },
  {
    handler: 'GET /api/events/:id/programme',
    allowed: MEMBERS,
    path: () => `/api/events/${CLOSED}/programme`,
  },
  {
    handler: 'GET /api/events/:id/sessions/:sessionId',
    allowed: MEMBERS,
    path: ({ things }) => `/api/events/${CLOSED}/sessions/${things[`session of ${CLOSED}`]}`,
  },
  {
    handler: 'GET /api/events/:id/schedule.xml',
    allowed: MEMBERS,
    path: () => `/api/events/${CLOSED}/schedule.xml`,
  },
  {
    handler: 'GET /api/events/:id/schedule.json',
    allowed: EVERYBODY,
    path: () => `/api/events/${OPEN}/schedule.json`,
  },
  {
    handler: 'GET /api/events/:id/programme.ics',
    allowed: MEMBERS,
    path: () => `/api/events/${CLOSED}/programme.ics`,
  },
  { handler: 'live event:follow', allowed: MEMBERS, payload: () => ({ eventId: CLOSED }) },
  { handler: 'live event:unfollow', allowed: ACCOUNTS, payload: () => ({ eventId: CLOSED }) },
];
