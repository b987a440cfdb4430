import type { AmendmentChange, AmendmentKind } from '@passerelle/contracts/amendments';
import type { AmendmentId } from '@passerelle/contracts/ids';
import type { PositionText } from '@passerelle/contracts/position-text';
import type { Language } from '@passerelle/contracts/primitives';
import { isIdentical, type Tabled } from './clashes';
import { distance } from './words';

/** The rule by which amendments are put to the vote, as it is published: what comes first decides, the next breaks ties. */
export const ORDER_OF_VOTE: readonly Readonly<Record<Language, string>>[] = [
  {
    fr: 'Dans l’ordre du texte : les considérants, puis les articles et leurs alinéas.',
    en: 'In the order of the text: the recitals, then the articles and their sub-paragraphs.',
  },
  {
    fr: 'Au même endroit : la suppression, la nouvelle rédaction de l’article, les autres rédactions, les déplacements, puis les ajouts.',
    en: 'At one place: deletion, a new wording of the whole article, other wordings, moves, then additions.',
  },
  {
    fr: 'Entre rédactions du même passage : la plus éloignée du texte d’abord (caractères retirés et ajoutés).',
    en: 'Between wordings of one passage: the furthest from the text first (characters removed and added).',
  },
  { fr: 'À égalité : l’ordre de dépôt.', en: 'If still equal: the order of tabling.' },
  {
    fr: 'Les amendements identiques sont mis aux voix ensemble, à la place du premier déposé.',
    en: 'Identical amendments are voted on together, at the place of the first one tabled.',
  },
];

const CLASS: Readonly<Record<AmendmentKind, number>> = {
  delete: 0,
  'rewrite-article': 1,
  'replace-text': 2,
  move: 3,
  'insert-after': 4,
  'new-article': 4,
};

/** Places in the order of the text: an additional article comes after all of the article before it. */
function placesOf(text: PositionText): Map<string, number> {
  const keys = [
    'insert-after',
    ...text.recitals.map((recital) => recital.id),
    'new-article',
    ...text.articles.flatMap((article) => [
      article.id,
      ...article.paragraphs.map((paragraph) => paragraph.id),
      `${article.id} new-article`,
    ]),
  ];
  return new Map(keys.map((key, index) => [key, index]));
}

function placeOf(places: ReadonlyMap<string, number>, change: AmendmentChange): number {
  if (change.target === null) return places.get(change.kind) ?? 0;
  const key = change.kind === 'new-article' ? `${change.target} new-article` : change.target;
  return places.get(key) ?? places.size;
}

function farness(change: AmendmentChange): number {
  if (change.kind === 'replace-text') return distance(change.baseText, change.text);
  if (change.kind !== 'rewrite-article') return 0;
  const words = [change.heading, ...change.paragraphs.map((paragraph) => paragraph.text)];
  return distance(change.baseText, words.join('\n'));
}

/**
 * Amendments in the order in which they are put to the vote, by {@link ORDER_OF_VOTE}; identical ones share an entry,
 * led by the first tabled. Depends on the text and the amendments only, never on the order in which they are given.
 * One whose target is not in the text comes last.
 */
export function orderOfVote(text: PositionText, amendments: readonly Tabled[]): AmendmentId[][] {
  const places = placesOf(text);
  const keyed = amendments.map(({ id, number, change }) => ({
    id,
    change,
    key: [placeOf(places, change), CLASS[change.kind], -farness(change), number.rank],
  }));
  keyed.sort((a, b) => {
    const index = a.key.findIndex((part, at) => part !== b.key[at]);
    return index < 0 ? 0 : a.key[index] - b.key[index];
  });
  const groups: (typeof keyed)[] = [];
  for (const entry of keyed) {
    const same = groups.find(
      ([first]) => first.key[0] === entry.key[0] && isIdentical(first.change, entry.change),
    );
    if (same) same.push(entry);
    else groups.push([entry]);
  }
  return groups.map((group) => group.sort((a, b) => a.key[3] - b.key[3]).map((entry) => entry.id));
}
