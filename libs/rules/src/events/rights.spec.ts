import type { OrganisationId, PersonId } from '@passerelle/contracts/ids';
import type { MandateOffice } from '@passerelle/contracts/people';
import type { Standing } from '../standing';
import { EVENT_ACTIONS, mayAtEvent, type EventAction, type EventCircumstances } from './rights';

const dakar = 'org_dakar' as OrganisationId;
const hue = 'org_hue' as OrganisationId;
const me = 'per_me' as PersonId;
const other = 'per_other' as PersonId;

function caller(more: Partial<Standing> = {}, office?: MandateOffice): Standing {
  return {
    personId: me,
    administrator: false,
    secretariat: false,
    member: office !== undefined,
    organisations: office ? [{ organisationId: dakar, office }] : [],
    seats: [],
    ...more,
  };
}

const CALLERS = {
  stranger: null,
  'signed in, no mandate': caller(),
  councillor: caller({}, 'councillor'),
  official: caller({}, 'official'),
  secretariat: caller({ secretariat: true, member: true }),
  administrator: caller({ administrator: true }),
} as const;

const ORGANISERS = ['secretariat', 'administrator'] as const;
const EVERYBODY = Object.keys(CALLERS) as (keyof typeof CALLERS)[];
const SIGNED_IN = EVERYBODY.filter((name) => name !== 'stranger');
const MEMBERS = ['councillor', 'official', ...ORGANISERS] as const;

/** At a published event of Dakar's delegation, with nothing else known of the caller. */
const WHEN_PUBLIC: Record<EventAction, readonly (keyof typeof CALLERS)[]> = {
  'event:read': EVERYBODY,
  'event:create': ORGANISERS,
  'event:edit': ORGANISERS,
  'event:publish': ORGANISERS,
  'event:import': ORGANISERS,
  'event:export': EVERYBODY,
  'event:register': SIGNED_IN,
  'event:register-delegation': ['official', ...ORGANISERS],
  'event:sign-up': [],
  'event:see-registrations': ORGANISERS,
  'event:see-ticket': ['official', ...ORGANISERS],
  'event:change-registration': ['official', ...ORGANISERS],
  'event:check-in': ORGANISERS,
};
const WHEN_FOR_MEMBERS = {
  ...WHEN_PUBLIC,
  'event:read': MEMBERS,
  'event:export': MEMBERS,
  'event:register': MEMBERS,
};
const WHEN_DRAFT = {
  ...WHEN_PUBLIC,
  'event:read': ORGANISERS,
  'event:export': ORGANISERS,
  'event:register': [],
  'event:register-delegation': [],
};

const cells = EVENT_ACTIONS.flatMap((action) => EVERYBODY.map((name) => [action, name] as const));

describe.each([
  ['a public event', { status: 'published', public: true }, WHEN_PUBLIC],
  ['an event for members', { status: 'published', public: false }, WHEN_FOR_MEMBERS],
  ['a draft', { status: 'draft', public: true }, WHEN_DRAFT],
] as [string, EventCircumstances, typeof WHEN_PUBLIC][])('at %s', (_event, at, table) => {
  it.each(cells)('%s by %s is what the table says', (action, name) => {
    const allowed = table[action].includes(name);
    expect(mayAtEvent(CALLERS[name], action, { ...at, organisationId: dakar })).toBe(allowed);
  });
});

describe('what circumstances add', () => {
  const published = { status: 'published', public: false } as const;

  it('lets staff see every ticket, and change nobody’s registration', () => {
    const atTheGate = { ...published, staff: true, registered: true, holderId: other };
    expect(mayAtEvent(caller(), 'event:see-ticket', atTheGate)).toBe(true);
    expect(mayAtEvent(caller(), 'event:change-registration', atTheGate)).toBe(false);
    const own = { ...atTheGate, holderId: me };
    expect(mayAtEvent(caller(), 'event:change-registration', own)).toBe(true);
  });

  it('lets event staff check in and see who is expected, as long as the event is published', () => {
    for (const action of ['event:check-in', 'event:see-registrations'] as const) {
      expect(mayAtEvent(caller(), action, { ...published, staff: true })).toBe(true);
      expect(mayAtEvent(caller(), action, { status: 'draft', staff: true })).toBe(false);
      expect(mayAtEvent(null, action, { ...published, staff: true })).toBe(false);
    }
    expect(mayAtEvent(caller(), 'event:edit', { ...published, staff: true })).toBe(false);
  });

  it('lets only registered people sign up and read an event that is not theirs otherwise', () => {
    expect(mayAtEvent(caller(), 'event:sign-up', { ...published, registered: true })).toBe(true);
    expect(mayAtEvent(caller(), 'event:read', { ...published, registered: true })).toBe(true);
    expect(mayAtEvent(caller(), 'event:read', published)).toBe(false);
  });

  it('shows a ticket to its holder and to the head of its delegation', () => {
    expect(mayAtEvent(caller(), 'event:see-ticket', { holderId: me })).toBe(true);
    expect(mayAtEvent(caller(), 'event:see-ticket', { holderId: other, headId: me })).toBe(true);
    expect(mayAtEvent(caller(), 'event:see-ticket', { holderId: other })).toBe(false);
    expect(mayAtEvent(null, 'event:see-ticket', {})).toBe(false);
  });

  it('gives an official no delegation but that of their own city', () => {
    const at = { ...published, organisationId: hue };
    expect(mayAtEvent(CALLERS.official, 'event:register-delegation', at)).toBe(false);
    expect(mayAtEvent(CALLERS.official, 'event:see-ticket', at)).toBe(false);
  });
});
