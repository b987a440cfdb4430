import type { PersonCard } from '@passerelle/contracts/people';
import { fold } from '@passerelle/rules/search/fold';

/** A name as one looks for it: without accents, capitals, apostrophes and hyphens. */
const plain = (text: string) => fold(text).replace(/['’ʼ`-]/g, '');

/**
 * People whose name or city holds every word that was typed, in whatever order; names that begin so come first.
 * All of them when nothing was typed.
 */
export function foundBy(typed: string, people: readonly PersonCard[]): readonly PersonCard[] {
  const words = typed.split(/\s+/).map(plain).filter(Boolean);
  if (words.length === 0) return people;
  const found = people.flatMap((person) => {
    const name = plain(person.name);
    const whole = `${name} ${plain(person.organisation?.name ?? '')}`;
    if (!words.every((word) => whole.includes(word))) return [];
    const begins = name.split(' ').some((part) => part.startsWith(words[0]!));
    return [{ person, rank: begins ? 0 : 1 }];
  });
  return found.sort((a, b) => a.rank - b.rank).map(({ person }) => person);
}
