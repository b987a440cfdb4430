import type { BodyId, OrganisationId, PersonId, SeatId } from '@passerelle/contracts/ids';
import type { BodyKind, Seat, SeatOffice } from '@passerelle/contracts/bodies';
import type { OrganisationKind } from '@passerelle/contracts/organisations';
import type { Mandate, MandateOffice } from '@passerelle/contracts/people';
import type { Instant } from '@passerelle/contracts/primitives';

/** What a person is at one instant: the only thing that rights are computed from. */
export interface Standing {
  readonly personId: PersonId;
  /** The association's administrator: the one role that is a flag. Opens settings, never confidential content. */
  readonly administrator: boolean;
  /** Sits in a body of kind secretariat. */
  readonly secretariat: boolean;
  /** Acts for a member of the network (or for its secretariat). */
  readonly member: boolean;
  readonly organisations: readonly { organisationId: OrganisationId; office: MandateOffice }[];
  readonly seats: readonly {
    bodyId: BodyId;
    seatId: SeatId;
    organisationId: OrganisationId;
    office: SeatOffice;
  }[];
  /** When the next of these mandates and seats begins or ends; nothing changes by itself before. */
  readonly holdsUntil?: Instant;
}

export interface StandingFacts {
  readonly personId: PersonId;
  readonly administrator: boolean;
  readonly mandates: readonly Mandate[];
  readonly seats: readonly Seat[];
  readonly organisationKinds: ReadonlyMap<OrganisationId, OrganisationKind>;
  readonly bodyKinds: ReadonlyMap<BodyId, BodyKind>;
}

interface Span {
  readonly from: Instant;
  readonly until?: Instant | undefined;
}

const MEMBER_KINDS: ReadonlySet<OrganisationKind> = new Set([
  'city',
  'associate-city',
  'local-authority-association',
  'secretariat',
]);

/** Half-open: a mandate counts from its first instant and no longer at its last. */
export function isCurrent(span: Span, at: Instant): boolean {
  return (
    Date.parse(span.from) <= Date.parse(at) &&
    (!span.until || Date.parse(at) < Date.parse(span.until))
  );
}

function nextChange(spans: readonly Span[], at: Instant): Instant | undefined {
  const later = spans
    .flatMap((span) => [span.from, span.until])
    .filter((moment): moment is Instant => !!moment && Date.parse(moment) > Date.parse(at))
    .sort((a, b) => Date.parse(a) - Date.parse(b));
  return later[0];
}

/**
 * What follows from mandates and seats at `at`. A seat counts only through a current mandate that it names,
 * held by this person in the seat's own organisation: an ended mandate never gives a right.
 */
export function standingAt(at: Instant, facts: StandingFacts): Standing {
  const own = facts.mandates.filter((mandate) => mandate.personId === facts.personId);
  const mandates = own.filter((mandate) => isCurrent(mandate, at));
  const named = facts.seats.filter((seat) =>
    own.some((mandate) => seat.mandateIds.includes(mandate.id)),
  );
  const seats = named.filter(
    (seat) =>
      isCurrent(seat, at) &&
      mandates.some(
        (mandate) =>
          mandate.organisationId === seat.organisationId && seat.mandateIds.includes(mandate.id),
      ),
  );
  const holdsUntil = nextChange([...own, ...named], at);
  return {
    personId: facts.personId,
    administrator: facts.administrator,
    secretariat: seats.some((seat) => facts.bodyKinds.get(seat.bodyId) === 'secretariat'),
    member: mandates.some((mandate) =>
      MEMBER_KINDS.has(facts.organisationKinds.get(mandate.organisationId) ?? 'network'),
    ),
    organisations: mandates.map(({ organisationId, office }) => ({ organisationId, office })),
    seats: seats.map(({ bodyId, id, organisationId, office }) => ({
      bodyId,
      seatId: id,
      organisationId,
      office,
    })),
    ...(holdsUntil && { holdsUntil }),
  };
}
