import type { StoredEvent } from '../src/features/events/event.repository';
import { eventDays } from '@passerelle/rules/events/days';
import type { EventId } from '@passerelle/contracts/ids';
import { daysAgo } from './chance';
import { pause, type SessionOutline } from './congress-outline';
import type { Demo } from './demo';

/** Half a day of a small meeting. */
export const SMALL_MEETING: readonly SessionOutline[] = [
  pause('09:00', 30, 'welcome'),
  {
    at: '09:30',
    minutes: 90,
    kind: 'plenary',
    room: 'amphitheatre',
    title: ['Où en sont les commissions', 'Where the commissions stand'],
    chairs: ['rapporteur'],
    language: 'fr',
  },
  pause('11:00', 30, 'coffee'),
  {
    at: '11:30',
    minutes: 60,
    kind: 'round-table',
    room: 'amphitheatre',
    title: ['Ce que les villes attendent du réseau', 'What cities expect of the network'],
    chairs: ['mayor'],
    speakers: ['mayor of Liège'],
    language: 'fr',
  },
];

type Meeting = Pick<StoredEvent, 'name' | 'summary' | 'place' | 'zone' | 'status' | 'public'> &
  Partial<Pick<StoredEvent, 'registration'>>;

function meeting(demo: Demo, first: string, last: string, told: Meeting): StoredEvent {
  return {
    id: demo.chance.id<EventId>('eve'),
    ...told,
    days: eventDays(first, last, told.zone),
    themes: [],
    sdgs: [],
    revision: 1,
    sessionCount: told.status === 'draft' ? 0 : SMALL_MEETING.length,
    changedAt: daysAgo(15),
  };
}

/** One that is over, one for members only, and one that the secretariat is still preparing. */
export function otherEvents(demo: Demo): StoredEvent[] {
  const past = meeting(demo, '2026-06-11', '2026-06-11', {
    name: {
      fr: 'Rencontre des commissions, Liège 2026',
      en: 'Meeting of the commissions, Liège 2026',
    },
    summary: {
      fr: 'Une journée pour préparer le congrès : bilans des commissions et attentes des villes.',
      en: 'A day to prepare the congress: the commissions report, the cities say what they expect.',
    },
    place: { venue: 'Hôtel de ville', city: 'Liège', country: 'BE' },
    ...{ zone: 'Europe/Brussels', status: 'published', public: true },
  });
  const members = meeting(demo, '2027-01-28', '2027-01-28', {
    name: { fr: 'Séminaire des élues et élus, Dakar', en: 'Seminar of elected members, Dakar' },
    summary: {
      fr: 'Entre élues et élus : ce que la loi permet, ce que les villes se sont permis.',
      en: 'Among elected members: what the law allows, and what cities have dared.',
    },
    place: { venue: 'Hôtel de ville', city: 'Dakar', country: 'SN' },
    ...{ zone: 'Africa/Dakar', status: 'published', public: false },
    registration: {
      from: '2026-11-01T00:00:00.000Z',
      until: '2027-01-15T23:00:00.000Z',
      capacity: 60,
    },
  });
  const draft = meeting(demo, '2027-10-06', '2027-10-07', {
    name: { fr: 'Rencontre régionale des Amériques', en: 'Regional meeting of the Americas' },
    place: { city: 'Québec', country: 'CA' },
    ...{ zone: 'America/Toronto', status: 'draft', public: true },
  });
  return [past, members, draft];
}
