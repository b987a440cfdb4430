import type { EventId } from '@passerelle/contracts/ids';
import { DelegationModel, type DelegationForm } from './delegation-model';

/**
 * A delegation that is being filled in outlives a reload, an expired sign-in or a wrong click: kept in this tab only,
 * because it holds names and addresses of others.
 */
export function keepDelegation(eventId: EventId, model: DelegationForm): void {
  try {
    sessionStorage.setItem(keyOf(eventId), JSON.stringify(model));
  } catch {
    return;
  }
}

export function forgetDelegation(eventId: EventId): void {
  try {
    sessionStorage.removeItem(keyOf(eventId));
  } catch {
    return;
  }
}

export function keptDelegation(eventId: EventId): DelegationForm | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(eventId)) ?? 'null');
    return isForm(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** An unfinished form has faults; only its shape must be right. */
function isForm(kept: unknown): kept is DelegationForm {
  const shape = DelegationModel.safeParse(kept);
  const issues = shape.error?.issues ?? [];
  const broken = issues.some(({ code }) => code === 'invalid_type' || code === 'invalid_value');
  return typeof kept === 'object' && kept !== null && 'members' in kept && !broken;
}

function keyOf(eventId: EventId): string {
  return `passerelle.delegation.${eventId}`;
}
