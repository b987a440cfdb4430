import type { Body, SeatOffice } from '@passerelle/contracts/bodies';
import type { OrganisationId } from '@passerelle/contracts/ids';
import { PositionPermission, type PositionStatus } from '@passerelle/contracts/positions';
import type { Standing } from '../standing';

type Caller = Standing | undefined;
type Place = Pick<Body, 'id' | 'visibility' | 'rule'>;

/** Offices whose seats have the right, and whether every seat that has a vote has it too. */
interface Right {
  readonly offices: readonly SeatOffice[];
  readonly voters?: true;
}

const LEAD: readonly SeatOffice[] = ['chair', 'vice-chair'];
const PENS: readonly SeatOffice[] = [...LEAD, 'rapporteur'];
const SEATED: readonly SeatOffice[] = [...PENS, 'member', 'associate', 'observer', 'expert'];

/** Who may do what with the positions of a body: by the offices of its own seats, nothing by account flags. */
export const POSITION_RIGHTS: Readonly<Record<PositionPermission, Right>> = {
  'position:view': { offices: SEATED },
  'position:draft': { offices: PENS },
  'position:edit': { offices: PENS },
  'position:open': { offices: LEAD },
  'position:close-to-amendments': { offices: LEAD },
  'position:start-voting': { offices: LEAD },
  'position:adopt': { offices: ['chair'] },
  'position:withdraw': { offices: LEAD },
  'amendment:table': { offices: ['associate'], voters: true },
  'amendment:give-opinion': { offices: ['rapporteur'] },
  'amendment:settle': { offices: LEAD },
  'ballot:open': { offices: LEAD },
  'ballot:close': { offices: LEAD },
  'ballot:vote': { offices: [], voters: true },
};

/** Reading without a seat: adopted texts are open to the world, the rest as the body is; drafts never to strangers. */
function readsWithoutSeat(caller: Caller, body: Place, status: PositionStatus): boolean {
  if (status === 'adopted') return true;
  if (body.visibility === 'confidential') return false;
  if (caller?.member) return true;
  return body.visibility === 'public' && status !== 'draft';
}

/** May this caller do this with positions of this body, now? `status` is that of the position; reading depends on it. */
export function mayWithPositions(
  caller: Caller,
  permission: PositionPermission,
  body: Place,
  status: PositionStatus = 'draft',
): boolean {
  if (permission === 'position:view' && readsWithoutSeat(caller, body, status)) return true;
  const { offices, voters } = POSITION_RIGHTS[permission];
  return (caller?.seats ?? []).some(
    ({ bodyId, office }) =>
      bodyId === body.id &&
      (offices.includes(office) || (voters === true && body.rule.votingOffices.includes(office))),
  );
}

/**
 * May this caller see how a text comes about: its amendments, ballots and earlier revisions? Adoption opens the text to
 * the world, not the way to it.
 */
export function mayFollowDebates(caller: Caller, body: Place, status: PositionStatus): boolean {
  const before = status === 'adopted' ? 'voting' : status;
  return mayWithPositions(caller, 'position:view', body, before);
}

export function positionPermissions(
  caller: Caller,
  body: Place,
  status: PositionStatus,
): PositionPermission[] {
  return PositionPermission.options.filter((permission) =>
    mayWithPositions(caller, permission, body, status),
  );
}

/** The organisations for which the caller may table, rectify, withdraw and co-sign amendments in this body. */
export function tablesFor(caller: Caller, body: Place): OrganisationId[] {
  const seats = (caller?.seats ?? []).filter(
    ({ bodyId, office }) =>
      bodyId === body.id && (office === 'associate' || body.rule.votingOffices.includes(office)),
  );
  return [...new Set(seats.map((seat) => seat.organisationId))];
}
