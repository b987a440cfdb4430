import type { PersonId } from '@passerelle/contracts/ids';
import { callBeingTyped } from '@passerelle/rules/discussions/mentions';

/** Somebody who may be called by name, and what helps to tell them from others. */
export interface Callable {
  readonly id: PersonId;
  readonly name: string;
  readonly detail?: string | undefined;
}

/** Names offered at once, at most. */
const OFFERED = 7;

const plain = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('fr').trim();

/** Where the call that is being typed begins (its `@`), and who fits; nobody once a whole name stands there. */
export function offersFor(
  text: string,
  caret: number,
  people: readonly Callable[],
): { from: number; offers: readonly Callable[] } {
  const typed = callBeingTyped(text, caret);
  if (typed === undefined) return { from: -1, offers: [] };
  const from = caret - typed.length - 1;
  const whole = people.some(({ name }) => typed.startsWith(`${name} `));
  if (whole) return { from, offers: [] };
  const wanted = plain(typed);
  const rank = ({ name, detail }: Callable) => {
    if (plain(name).startsWith(wanted)) return 0;
    if (plain(name).includes(` ${wanted}`)) return 1;
    return plain(`${name} ${detail ?? ''}`).includes(wanted) ? 2 : 3;
  };
  const offers = people
    .map((person, order) => ({ person, order, rank: rank(person) }))
    .filter((each) => each.rank < 3)
    .sort((a, b) => a.rank - b.rank || a.order - b.order)
    .slice(0, OFFERED)
    .map(({ person }) => person);
  return { from, offers };
}

/** The text once a name was chosen, and where the caret stands then. */
export function withCall(
  text: string,
  from: number,
  caret: number,
  name: string,
): { text: string; caret: number } {
  const after = text.slice(caret);
  const call = `@${name}${after.startsWith(' ') ? '' : ' '}`;
  return { text: text.slice(0, from) + call + after, caret: from + name.length + 2 };
}
