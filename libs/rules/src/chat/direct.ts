import { LARGEST_CIRCLE } from '@passerelle/contracts/chat-direct';
import type { PersonId } from '@passerelle/contracts/ids';
import type { Standing } from '../standing';

type Present = Pick<Standing, 'organisations' | 'administrator'>;

/** Takes part in the network at this instant: holds a mandate that has not ended, or administers it. */
export function isPresent(standing: Present | undefined): boolean {
  return !!standing && (standing.administrator || standing.organisations.length > 0);
}

/** Who may begin a conversation: members, the secretariat, the administrator. Partners and experts answer. */
export function mayOpenDirect({ member, secretariat, administrator }: Standing): boolean {
  return member || secretariat || administrator;
}

/** Reads and writes in a direct conversation: whoever is one of its people, for as long as they take part in the network. */
export function mayInCircle(standing: Standing, people: readonly PersonId[]): boolean {
  return people.includes(standing.personId) && isPresent(standing);
}

/** A conversation goes on while somebody is left who hears it. */
export function mayWriteIn(
  standing: Standing,
  people: readonly PersonId[],
  reached: ReadonlySet<PersonId>,
): boolean {
  const others = people.filter((id) => id !== standing.personId);
  return mayInCircle(standing, people) && others.some((id) => reached.has(id));
}

/** Everybody in the conversation that `opener` opens with these people, each once, in an order that depends on nobody; undefined when they are too few or too many. */
export function circleOf(opener: PersonId, people: readonly PersonId[]): PersonId[] | undefined {
  const circle = [...new Set([opener, ...people])].sort();
  return circle.length >= 2 && circle.length <= LARGEST_CIRCLE ? circle : undefined;
}

/** Names the set of people: the same for the same people, whoever opens it and in whatever order. */
export const circleKey = (circle: readonly PersonId[]): string => [...circle].sort().join(' ');

/** More than two: it may be named and left. */
export const isGroup = (circle: readonly PersonId[]): boolean => circle.length > 2;
