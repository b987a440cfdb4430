import type { PersonId } from '@passerelle/contracts/ids';
import { callBeingTyped } from '@passerelle/rules/discussions/mentions';

/** Somebody who may be called by name, and what helps to tell them from others: their city. */
export interface Callable {
  readonly id: PersonId;
  readonly name: string;
  readonly detail?: string | undefined;
}

/** What may stand in the place of what was typed: a person, or a city, which calls each of its people by name. */
export interface Offer {
  readonly key: string;
  readonly name: string;
  readonly detail?: string | undefined;
  /** Everybody whom it calls; more than one for a city. */
  readonly calls: readonly string[];
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
): { from: number; offers: readonly Offer[] } {
  const typed = callBeingTyped(text, caret);
  if (typed === undefined) return { from: -1, offers: [] };
  const from = caret - typed.length - 1;
  const whole = people.some(({ name }) => typed.startsWith(`${name} `));
  if (whole) return { from, offers: [] };
  const wanted = plain(typed);
  return {
    from,
    offers: [...citiesFor(wanted, people), ...peopleFor(wanted, people)].slice(0, OFFERED),
  };
}

function peopleFor(wanted: string, people: readonly Callable[]): Offer[] {
  const rank = ({ name, detail }: Callable) => {
    if (plain(name).startsWith(wanted)) return 0;
    if (plain(name).includes(` ${wanted}`)) return 1;
    return plain(`${name} ${detail ?? ''}`).includes(wanted) ? 2 : 3;
  };
  return people
    .map((person, order) => ({ person, order, rank: rank(person) }))
    .filter((each) => each.rank < 3)
    .sort((a, b) => a.rank - b.rank || a.order - b.order)
    .map(({ person: { id, name, detail } }) => ({ key: id, name, detail, calls: [name] }));
}

/** Cities that begin so and for which several people read here; one alone is found by their city already. */
function citiesFor(wanted: string, people: readonly Callable[]): Offer[] {
  if (wanted === '') return [];
  const cities = Map.groupBy(people, ({ detail }) => detail ?? '');
  return [...cities].flatMap(([city, own]) =>
    city !== '' && own.length > 1 && plain(city).startsWith(wanted)
      ? { key: `city ${city}`, name: city, calls: own.map(({ name }) => name) }
      : [],
  );
}

/** The text once an offer was chosen, and where the caret stands then. */
export function withCall(
  text: string,
  from: number,
  caret: number,
  names: readonly string[],
): { text: string; caret: number } {
  const after = text.slice(caret);
  const calls = names.map((name) => `@${name}`).join(' ');
  const call = `${calls}${after.startsWith(' ') ? '' : ' '}`;
  return { text: text.slice(0, from) + call + after, caret: from + calls.length + 1 };
}
