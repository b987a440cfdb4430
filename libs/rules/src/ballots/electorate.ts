import type { Elector, SeatHolders } from '@passerelle/contracts/ballots';
import { SeatOffice, type Seat, type VotingRule } from '@passerelle/contracts/bodies';
import type { Mandate } from '@passerelle/contracts/people';
import type { Instant } from '@passerelle/contracts/primitives';
import { isCurrent } from '../standing';

const precedence = (office: SeatOffice): number => SeatOffice.options.indexOf(office);

/**
 * The seats of a body that have a vote at `at`, by seat id. The organisation is the voter: one that holds two seats
 * (a hand-over under way) votes once, with the higher office. A seat for which nobody acts is still one that may vote.
 */
export function electorateAt(
  at: Instant,
  seats: readonly Seat[],
  rule: Pick<VotingRule, 'votingOffices'>,
): Elector[] {
  const byOrganisation = new Map<string, Elector>();
  const voting = seats
    .filter((seat) => isCurrent(seat, at) && rule.votingOffices.includes(seat.office))
    .sort((a, b) => precedence(a.office) - precedence(b.office) || (a.id < b.id ? -1 : 1));
  for (const { id, organisationId, office } of voting) {
    if (byOrganisation.has(organisationId)) continue;
    byOrganisation.set(organisationId, { seatId: id, organisationId, office });
  }
  return [...byOrganisation.values()].sort((a, b) => (a.seatId < b.seatId ? -1 : 1));
}

/** Who acts for each seat at `at`: through a current mandate that the seat names, in the seat's own organisation. */
export function holdersAt(
  at: Instant,
  seats: readonly Seat[],
  mandates: readonly Mandate[],
): SeatHolders[] {
  return seats.map((seat) => {
    const current = mandates.filter(
      (mandate) =>
        isCurrent(seat, at) &&
        isCurrent(mandate, at) &&
        mandate.organisationId === seat.organisationId &&
        seat.mandateIds.includes(mandate.id),
    );
    return { seatId: seat.id, personIds: [...new Set(current.map((one) => one.personId))] };
  });
}
