import type { Seat, SeatOffice } from '@passerelle/contracts/bodies';
import type { MandateId, PersonId, SeatId } from '@passerelle/contracts/ids';
import type { Mandate } from '@passerelle/contracts/people';
import type { Instant } from '@passerelle/contracts/primitives';
import { isCurrent } from '../standing';

/** Offices that are given to a person for what they know, and that no city hands on. */
const PERSONAL: ReadonlySet<SeatOffice> = new Set(['expert']);

/** Mandates and seats of one organisation, and who leaves it for whom. */
export interface SuccessionFacts {
  readonly at: Instant;
  readonly predecessorId: PersonId;
  /** Absent while nobody is chosen, or when they are new to the network. */
  readonly successorId?: PersonId | undefined;
  readonly mandates: readonly Mandate[];
  readonly seats: readonly Seat[];
}

export interface SuccessionSteps {
  /** The predecessor's mandates here: without one there is nothing to hand over. */
  readonly ends: readonly MandateId[];
  /** The successor's earlier mandates here: the new one takes their place. */
  readonly leaves: readonly MandateId[];
  /** Seats for which the successor acts from now on. */
  readonly moves: readonly SeatId[];
  /** Seats of the person, which stay behind. */
  readonly personal: readonly SeatId[];
  /** Of these, the ones for which nobody is left: they end. */
  readonly vacated: readonly SeatId[];
}

/** What one succession does: the city keeps every seat and every vote, the person keeps nothing of the city's. */
export function successionSteps(facts: SuccessionFacts): SuccessionSteps {
  const { at, predecessorId, successorId } = facts;
  const running = facts.mandates.filter((mandate) => isCurrent(mandate, at));
  const heldBy = (personId: PersonId | undefined) =>
    running.filter((mandate) => mandate.personId === personId).map(({ id }) => id);
  const [ends, leaves] = [heldBy(predecessorId), successorId ? heldBy(successorId) : []];
  const seats = facts.seats.filter(({ until }) => !until || Date.parse(until) > Date.parse(at));
  const naming = (seat: Seat, ids: readonly MandateId[]) =>
    seat.mandateIds.some((id) => ids.includes(id));
  const moves = seats.filter(
    (seat) => naming(seat, leaves) || (naming(seat, ends) && !PERSONAL.has(seat.office)),
  );
  const personal = seats.filter((seat) => naming(seat, ends) && !moves.includes(seat));
  const remaining = running.map(({ id }) => id).filter((id) => !ends.includes(id));
  const vacated = personal.filter((seat) => !naming(seat, remaining));
  const ids = (some: readonly Seat[]) => some.map(({ id }) => id);
  return { ends, leaves, moves: ids(moves), personal: ids(personal), vacated: ids(vacated) };
}
