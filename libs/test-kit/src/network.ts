import type { Body, BodyKind, Seat, VotingRule } from '@passerelle/contracts/bodies';
import type {
  BodyId,
  MandateId,
  OrganisationId,
  PersonId,
  SeatId,
} from '@passerelle/contracts/ids';
import type { Organisation, OrganisationKind } from '@passerelle/contracts/organisations';
import type { Mandate, Person } from '@passerelle/contracts/people';
import { idOf } from './ids';

/** Mandates and seats as the store keeps them: with the kind that rights depend on. */
export type KnownMandate = Mandate & { organisationKind: OrganisationKind };
export type KnownSeat = Seat & { bodyKind: BodyKind };

const SINCE = '2024-01-01T00:00:00.000Z';

export function anOrganisation(
  number: number,
  name: string,
  over: Partial<Organisation> = {},
): Organisation {
  return {
    id: idOf<OrganisationId>('org', number),
    kind: 'city',
    name,
    country: 'SN',
    themes: [],
    sdgs: [],
    ...over,
  };
}

export function aPerson(
  number: number,
  givenName: string,
  familyName: string,
  over: Partial<Person> = {},
): Person {
  return {
    id: idOf<PersonId>('per', number),
    givenName,
    familyName,
    languages: ['fr'],
    zone: 'Africa/Dakar',
    preferredLanguage: 'fr',
    skills: [],
    ...over,
  };
}

export function aMandate(
  number: number,
  person: Person,
  organisation: Organisation,
  over: Partial<Mandate> = {},
): KnownMandate {
  return {
    id: idOf<MandateId>('man', number),
    personId: person.id,
    organisationId: organisation.id,
    organisationKind: organisation.kind,
    office: 'official',
    from: SINCE,
    ...over,
  };
}

/** Votes are counted on votes cast, half of the voting seats must take part, the chair decides a tie. */
export const ORDINARY_RULE: VotingRule = {
  votingOffices: ['chair', 'vice-chair', 'rapporteur', 'member'],
  quorum: 0.5,
  majority: 'simple',
  base: 'cast',
  castingVote: true,
  proxiesPerSeat: 1,
};

export function aBody(number: number, name: string, over: Partial<Body> = {}): Body {
  return {
    id: idOf<BodyId>('bod', number),
    kind: 'standing-commission',
    name: { fr: name },
    purpose: { fr: `Ce que fait « ${name} »` },
    visibility: 'members',
    themes: [],
    sdgs: [],
    rule: ORDINARY_RULE,
    ...over,
  };
}

export function aSeat(
  number: number,
  body: Body,
  organisation: Organisation,
  mandates: readonly Mandate[],
  over: Partial<Seat> = {},
): KnownSeat {
  return {
    id: idOf<SeatId>('sea', number),
    bodyId: body.id,
    bodyKind: body.kind,
    organisationId: organisation.id,
    office: 'member',
    mandateIds: mandates.map((mandate) => mandate.id),
    from: SINCE,
    ...over,
  };
}
