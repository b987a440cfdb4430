import type { EventId, PersonId, RegistrationId, SignUpId } from '@passerelle/contracts/ids';
import { eventDays } from '@passerelle/rules/events/days';
import type { StoredEvent } from '../src/features/events/event.repository';
import { EventService } from '../src/features/events/event.service';
import { ProgrammeService } from '../src/features/events/programme.service';
import { RegistrationService } from '../src/features/registrations/registration.service';
import { SignUpService } from '../src/features/registrations/sign-up.service';
import {
  newSecret,
  type StoredRegistration,
} from '../src/features/registrations/stored-registration';
import { Clock } from '../src/platform/clock/clock';
import { daysAgo } from './chance';
import { FIRST_DAY } from './congress-first-day';
import type { SessionOutline } from './congress-outline';
import { SECOND_DAY } from './congress-second-day';
import { THIRD_DAY } from './congress-third-day';
import type { Demo } from './demo';
import { otherEvents, SMALL_MEETING } from './other-events';
import { ProgrammeDraft } from './programme-of';

const DAYS = [FIRST_DAY, SECOND_DAY, THIRD_DAY];
const ZONE = 'Africa/Tunis';

function congress(demo: Demo): StoredEvent {
  return {
    id: demo.chance.id<EventId>('eve'),
    name: {
      fr: 'Congrès des villes francophones, Tunis 2027',
      en: 'Congress of French-speaking cities, Tunis 2027',
    },
    summary: {
      fr: 'Trois jours pour rendre compte, apprendre les unes des autres et décider : plénières, ateliers, commissions et assemblée générale.',
      en: 'Three days to report, learn from each other and decide: plenaries, workshops, commissions and the general assembly.',
    },
    place: {
      venue: 'Palais des congrès',
      address: 'Avenue Mohamed-V',
      city: 'Tunis',
      country: 'TN',
    },
    zone: ZONE,
    days: eventDays('2027-04-21', '2027-04-23', ZONE),
    status: 'published',
    public: true,
    registration: {
      from: '2026-10-01T08:00:00.000Z',
      until: '2027-04-09T22:00:00.000Z',
      capacity: 400,
    },
    themes: ['water', 'climate', 'local-finance'],
    sdgs: [6, 11, 13, 16],
    revision: 4,
    sessionCount: DAYS.flat().length,
    changedAt: daysAgo(3),
  };
}

/** Cities whose people register during the demo's journeys, and so not before. */
const NOT_YET = ['Lyon', 'Cotonou'];

function registrations(demo: Demo, event: StoredEvent): StoredRegistration[] {
  const offices = ['mayor', 'delegate'];
  const coming = demo.cities
    .filter(({ name }) => !NOT_YET.includes(name))
    .flatMap(({ id }) => demo.mandates.filter((held) => held.organisationId === id))
    .filter(
      ({ office, personId }) => offices.includes(office) || personId === demo.cast.rapporteur.id,
    )
    .map(({ personId }) => personId);
  const staff = demo.cast.secretariat.id;
  return [...coming, staff].map((personId, index) =>
    registration(demo, event, personId, {
      role: personId === staff ? 'staff' : 'participant',
      at: daysAgo(45 - (index % 40), 8 + (index % 9)),
    }),
  );
}

function registration(
  demo: Demo,
  event: StoredEvent,
  personId: PersonId,
  told: Pick<StoredRegistration, 'role' | 'at'>,
): StoredRegistration {
  const person = demo.people.find(({ id }) => id === personId)!;
  const held = demo.mandates.find((mandate) => mandate.personId === personId)!;
  const organisation = demo.cities.find(({ id }) => id === held.organisationId);
  return {
    id: demo.chance.id<RegistrationId>('reg'),
    eventId: event.id,
    personId,
    holder: personId,
    name: `${person.givenName} ${person.familyName}`,
    status: 'confirmed',
    ...told,
    ...(organisation && { organisationId: organisation.id, organisation: organisation.name }),
    code: newSecret(),
    feed: newSecret(),
    choices: 0,
    creation: 'added',
  };
}

/** Hands out people so that nobody stands in two sessions of one hour, and nobody who speaks somewhere. */
class Crowd {
  private readonly pool: readonly PersonId[];
  private readonly taken = new Map<string, number>();

  constructor(coming: readonly StoredRegistration[], programme: ProgrammeDraft) {
    const busy = new Set(programme.speakers.map(({ personId }) => personId));
    this.pool = coming
      .filter(({ role }) => role === 'participant')
      .flatMap(({ personId }) => (personId && !busy.has(personId) ? [personId] : []));
  }

  take(start: string, count: number): PersonId[] {
    const from = this.taken.get(start) ?? 0;
    this.taken.set(start, from + count);
    const people = this.pool.slice(from, from + count);
    if (people.length < count) throw new Error(`not enough people for the sessions at ${start}`);
    return people;
  }
}

async function seedSignUps(
  demo: Demo,
  event: StoredEvent,
  programme: ProgrammeDraft,
  coming: readonly StoredRegistration[],
): Promise<void> {
  const crowd = new Crowd(coming, programme);
  const now = demo.app.get(Clock).instant();
  const signUps = demo.app.get(SignUpService);
  for (const outline of DAYS.flat()) {
    const session = programme.made.get(outline)!;
    // Nobody signs up for what has begun: a demo that starts after the congress shows it without.
    if (!outline.places || session.start <= now) continue;
    const people = signUpsOf(demo, outline, crowd, session.start);
    const wanted = people.map((personId) => ({ id: demo.chance.id<SignUpId>('sgn'), personId }));
    await signUps.add(event.id, session.id, wanted);
  }
}

/** The workshop that is exactly full holds the rapporteur: a place that can come free. */
function signUpsOf(
  demo: Demo,
  { places }: SessionOutline,
  crowd: Crowd,
  start: string,
): PersonId[] {
  const { capacity, taken, waiting = 0 } = places!;
  const isFull = taken === capacity && waiting === 0;
  const others = crowd.take(start, taken + waiting - Number(isFull));
  return isFull ? [...others, demo.cast.rapporteur.id] : others;
}

/** The congress with its programme and its people, and the events around it. */
export async function seedEvents(demo: Demo): Promise<void> {
  const event = congress(demo);
  const others = otherEvents(demo);
  await demo.app.get(EventService).add([event, ...others]);
  const programmes = demo.app.get(ProgrammeService);
  const programme = new ProgrammeDraft(demo, event, DAYS);
  await programmes.add(event, programme);
  for (const meeting of others.filter(({ status }) => status === 'published'))
    await programmes.add(meeting, new ProgrammeDraft(demo, meeting, [SMALL_MEETING]));
  const coming = registrations(demo, event);
  await demo.app.get(RegistrationService).add(coming);
  await seedSignUps(demo, event, programme, coming);
}
