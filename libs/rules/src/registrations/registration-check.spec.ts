import fc from 'fast-check';
import type {
  DelegationId,
  OrganisationId,
  PersonId,
  RegistrationId,
} from '@passerelle/contracts/ids';
import type { DelegationDraft, DelegationMember } from '@passerelle/contracts/registrations';
import {
  isRegistrationOpen,
  judgeDelegation,
  judgeRegistration,
  placesLeft,
  type EventPlaces,
} from './registration-check';

const window = { from: '2027-03-01T00:00:00.000Z', until: '2027-05-01T00:00:00.000Z' };
const places = (more: Partial<EventPlaces> = {}): EventPlaces => ({
  now: '2027-04-01T00:00:00.000Z',
  event: { status: 'published', registration: { ...window, capacity: 10 } },
  confirmed: 0,
  registered: new Set(),
  ...more,
});
const person = (n: number) => `per_${n}` as PersonId;
const member = (n: number, role: DelegationMember['role'] = 'participant'): DelegationMember => ({
  registrationId: `reg_${n}` as RegistrationId,
  attendee: { kind: 'person', personId: person(n) },
  role,
});
const guest = (n: number): DelegationMember => ({
  registrationId: `reg_${n}` as RegistrationId,
  attendee: { kind: 'guest', guest: { givenName: 'Awa', familyName: 'Invitée' } },
  role: 'accompanying',
});
const delegation = (...members: DelegationMember[]): DelegationDraft => ({
  id: 'del_1' as DelegationId,
  organisationId: 'org_1' as OrganisationId,
  members,
});
const names = new Map(
  Array.from({ length: 50 }, (_, n) => [`reg_${n}` as RegistrationId, `Personne ${n}`]),
);
const three = delegation(member(1, 'head-of-delegation'), member(2), guest(3));

describe('registration', () => {
  it('opens at its first instant and is closed at its last', () => {
    const openAt = (now: string) => isRegistrationOpen(places({ now }));
    expect(openAt('2027-02-28T23:59:59.999Z')).toBe(false);
    expect(openAt(window.from)).toBe(true);
    expect(openAt('2027-04-30T23:59:59.999Z')).toBe(true);
    expect(openAt(window.until)).toBe(false);
  });

  it('is closed for a draft and for an event that takes none', () => {
    const registration = { ...window, capacity: 10 };
    expect(isRegistrationOpen(places({ event: { status: 'draft', registration } }))).toBe(false);
    expect(isRegistrationOpen(places({ event: { status: 'published' } }))).toBe(false);
  });

  it('has no limit where nobody set one', () => {
    const event = { status: 'published', registration: window } as const;
    expect(placesLeft({ event, confirmed: 10_000 })).toBe(Infinity);
  });

  it('takes one person once', () => {
    const awa = { id: person(1), name: 'Awa D.' };
    expect(judgeRegistration(awa, places())).toEqual({ ok: true });
    expect(judgeRegistration(awa, places({ registered: new Set([person(1)]) }))).toEqual({
      ok: false,
      code: 'registration/already',
      params: { name: 'Awa D.' },
    });
    expect(judgeRegistration(awa, places({ confirmed: 10 }))).toMatchObject({
      code: 'registration/full',
      params: { left: 0 },
    });
  });
});

describe('a delegation', () => {
  it('of three gets its three places together', () => {
    expect(judgeDelegation(three, places({ confirmed: 7 }), names)).toEqual({ ok: true });
  });

  it('gets no place when one is missing', () => {
    expect(judgeDelegation(three, places({ confirmed: 8 }), names)).toEqual({
      ok: false,
      code: 'registration/full',
      params: { left: 2 },
    });
  });

  it.each([
    ['no head', delegation(member(1), member(2)), 'delegation/head'],
    [
      'two heads',
      delegation(member(1, 'head-of-delegation'), member(2, 'head-of-delegation')),
      'delegation/head',
    ],
    [
      'the same person twice',
      delegation(member(1, 'head-of-delegation'), {
        ...member(2),
        attendee: { kind: 'person', personId: person(1) },
      }),
      'delegation/twice',
    ],
    [
      'the same registration twice',
      delegation(member(1, 'head-of-delegation'), guest(1)),
      'delegation/twice',
    ],
  ])('with %s is refused whole', (_what, draft, code) => {
    expect(judgeDelegation(draft, places(), names)).toMatchObject({ ok: false, code });
  });

  it('names the member who is registered already', () => {
    const registered = new Set([person(2)]);
    expect(judgeDelegation(three, places({ registered }), names)).toEqual({
      ok: false,
      code: 'registration/already',
      params: { name: 'Personne 2' },
    });
  });

  it('never brings an event above its capacity, and is taken whenever it fits', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 20 }),
        (capacity, sizes) => {
          let confirmed = 0;
          for (const size of sizes) {
            const draft = delegation(
              member(0, 'head-of-delegation'),
              ...Array.from({ length: size - 1 }, (_, n) => guest(n + 1)),
            );
            const event = { status: 'published', registration: { ...window, capacity } } as const;
            const verdict = judgeDelegation(draft, places({ event, confirmed }), names);
            expect(verdict.ok).toBe(confirmed + size <= capacity);
            if (verdict.ok) confirmed += size;
          }
          expect(confirmed).toBeLessThanOrEqual(capacity);
        },
      ),
    );
  });
});
