import type { CheckInAnswer } from '@passerelle/contracts/checkin';
import type { CheckInId } from '@passerelle/contracts/ids';
import type { Instant } from '@passerelle/contracts/primitives';
import type { RegistrationStatus } from '@passerelle/contracts/registrations';

/** One thing that happened at the gates to one ticket, in the order in which it was stored. */
export type GateEntry =
  | { readonly kind: 'shown'; readonly id: CheckInId; readonly at: Instant; readonly gate: string }
  | { readonly kind: 'undone'; readonly id: CheckInId };

/** The entry that counts, and what was taken back (a retry of an undone entry does not let anybody in again). */
export interface Entrance {
  readonly current?: { readonly id: CheckInId; readonly at: Instant; readonly gate: string };
  readonly undone: readonly CheckInId[];
}

export const NOT_IN: Entrance = { undone: [] };

export type GateStep =
  | {
      readonly ok: true;
      readonly entrance: Entrance;
      readonly outcome: CheckInAnswer['outcome'] | 'undone';
    }
  | { readonly ok: false; readonly code: 'checkin/cancelled' | 'checkin/nothing-to-undo' };

/**
 * A ticket is shown, or an entry taken back. The first entry counts; whoever shows the ticket again learns when and where
 * that was; the same id shown again (an answer was lost) is the same entry.
 */
export function atGate(
  entrance: Entrance,
  entry: GateEntry,
  registration: RegistrationStatus = 'confirmed',
): GateStep {
  if (entry.kind === 'undone') {
    if (entrance.current?.id !== entry.id) return { ok: false, code: 'checkin/nothing-to-undo' };
    return {
      ok: true,
      entrance: { undone: [...entrance.undone, entry.id] },
      outcome: 'undone',
    };
  }
  if (registration === 'cancelled') return { ok: false, code: 'checkin/cancelled' };
  if (entrance.undone.includes(entry.id)) return { ok: false, code: 'checkin/nothing-to-undo' };
  if (entrance.current) {
    const outcome = entrance.current.id === entry.id ? 'admitted' : 'already-in';
    return { ok: true, entrance, outcome };
  }
  const { id, at, gate } = entry;
  return {
    ok: true,
    entrance: { current: { id, at, gate }, undone: entrance.undone },
    outcome: 'admitted',
  };
}
