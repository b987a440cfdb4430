import { WaitingKind, type WaitingItem } from '@passerelle/contracts/home';

const rankOf = (kind: WaitingKind) => WaitingKind.options.indexOf(kind);

/** What ends soonest comes first; then by kind, in the order of the vocabulary; then the newest. */
export function byUrgency(a: WaitingItem, b: WaitingItem): number {
  if (a.due !== b.due) {
    if (!a.due) return 1;
    if (!b.due) return -1;
    return Date.parse(a.due) - Date.parse(b.due);
  }
  return rankOf(a.kind) - rankOf(b.kind) || Date.parse(b.since) - Date.parse(a.since);
}
