import type { Body } from '@passerelle/contracts/bodies';
import type { MandateId, OrganisationId, PersonId } from '@passerelle/contracts/ids';
import type { Mandate } from '@passerelle/contracts/people';
import type { Instant } from '@passerelle/contracts/primitives';
import type { SeatRequestKind } from '@passerelle/contracts/seat-requests';
import { isCurrent, type Standing } from '../standing';
import { mayInBody } from './rights';

type Place = Pick<Body, 'id' | 'visibility'>;

interface Asked {
  readonly kind: SeatRequestKind;
  readonly organisationId: OrganisationId;
}

export function actsFor(caller: Standing | undefined, organisationId: OrganisationId): boolean {
  return !!caller?.organisations.some((held) => held.organisationId === organisationId);
}

const leads = (caller: Standing | undefined, body: Place) =>
  mayInBody(caller, 'bodies:manage', body);

/** A city asks through whoever acts for it and may know of the body; a body invites through whoever manages it. */
export function mayBegin(caller: Standing | undefined, asked: Asked, body: Place): boolean {
  return asked.kind === 'request'
    ? actsFor(caller, asked.organisationId) && mayInBody(caller, 'bodies:read', body)
    : leads(caller, body);
}

/** The other side decides. Nobody answers their own city's request, even where they lead the body. */
export function mayDecide(caller: Standing | undefined, asked: Asked, body: Place): boolean {
  return asked.kind === 'request'
    ? leads(caller, body) && !actsFor(caller, asked.organisationId)
    : actsFor(caller, asked.organisationId);
}

/** The side that began it. */
export function mayWithdraw(caller: Standing | undefined, asked: Asked, body: Place): boolean {
  return asked.kind === 'request' ? actsFor(caller, asked.organisationId) : leads(caller, body);
}

/** Who acts for the new seat: whoever asked or accepted for the city, and its mayor. */
export function holdersOfNewSeat(
  mandates: readonly Mandate[],
  organisationId: OrganisationId,
  personId: PersonId,
  at: Instant,
): MandateId[] {
  return mandates
    .filter((mandate) => mandate.organisationId === organisationId && isCurrent(mandate, at))
    .filter((mandate) => mandate.personId === personId || mandate.office === 'mayor')
    .map(({ id }) => id);
}
