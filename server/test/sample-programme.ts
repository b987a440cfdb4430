import type { EventId, SessionId } from '@passerelle/contracts/ids';
import type { Session } from '@passerelle/contracts/sessions';
import { idOf } from '@passerelle/test-kit/ids';
import type { StoredEvent } from '../src/features/events/event.repository';

/** A published, public event of one day, 5 October 2026, whose registration is open in September; for specs. */
export function aStoredEvent(id: EventId, over: Partial<StoredEvent> = {}): StoredEvent {
  return {
    id,
    name: { fr: 'Congrès d’essai', en: 'Trial congress' },
    place: { venue: 'Palais des congrès', city: 'Paris', country: 'FR' },
    zone: 'Europe/Paris',
    days: [
      { day: '2026-10-05', from: '2026-10-04T22:00:00.000Z', until: '2026-10-05T22:00:00.000Z' },
    ],
    status: 'published',
    public: true,
    registration: { from: '2026-08-01T00:00:00.000Z', until: '2026-10-01T00:00:00.000Z' },
    themes: [],
    sdgs: [],
    revision: 1,
    sessionCount: 1,
    changedAt: '2026-08-01T00:00:00.000Z',
    ...over,
  };
}

/** A workshop at 10:00 in Paris, an hour and a half long; for specs. */
export function aSession(number: number, eventId: EventId, over: Partial<Session> = {}): Session {
  return {
    id: idOf<SessionId>('ses', number),
    eventId,
    kind: 'workshop',
    title: { fr: `Atelier ${number}` },
    start: '2026-10-05T08:00:00.000Z',
    minutes: 90,
    interpretation: [],
    speakerIds: [],
    chairIds: [],
    cancelled: false,
    links: [],
    sequence: 0,
    ...over,
  };
}
