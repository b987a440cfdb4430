import type { Action } from '@passerelle/contracts/decisions';
import type { BodyId, OrganisationId, PersonId } from '@passerelle/contracts/ids';
import type { Standing } from '../standing';

interface Owned {
  readonly bodyId: BodyId;
  readonly personId?: PersonId | undefined;
  readonly organisationId?: OrganisationId | undefined;
}

/** Is it this person's to do: their own, or that of a city for which they sit in the body? */
export function isOwn(action: Owned, standing: Standing): boolean {
  if (action.personId) return action.personId === standing.personId;
  return standing.seats.some(
    ({ bodyId, organisationId }) =>
      bodyId === action.bodyId && organisationId === action.organisationId,
  );
}

type Dated = Pick<Action, 'state' | 'due' | 'at'>;

/** Open ones first; by due day, those without one last; then the oldest. */
export function byDue(a: Dated, b: Dated): number {
  if (a.state !== b.state && (a.state === 'open' || b.state === 'open'))
    return a.state === 'open' ? -1 : 1;
  const [one, other] = [a.due ?? '9999', b.due ?? '9999'];
  return one.localeCompare(other) || a.at.localeCompare(b.at);
}

type OwnedCard = Pick<Action, 'state' | 'person' | 'organisation'>;

/** Open actions by city: an action of a person counts for the city that the person acts for. */
export function openByCity<T extends OwnedCard>(
  actions: readonly T[],
): { city: string; actions: T[] }[] {
  const groups = new Map<string, T[]>();
  for (const action of actions.filter(({ state }) => state === 'open')) {
    const city = action.organisation?.name ?? action.person?.organisation?.name ?? '';
    groups.set(city, [...(groups.get(city) ?? []), action]);
  }
  return [...groups]
    .sort(([a], [b]) => a.localeCompare(b, 'fr'))
    .map(([city, own]) => ({ city, actions: own }));
}
