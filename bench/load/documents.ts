/** Documents that the operations find stored, in groups of fifty. */
export const STORED = 10_000;
export const GROUP = 50;

const WORDS = 'Les villes partagent ce qui marche : eau, assainissement, mobilité, climat. ';

/** A document of about 560 bytes, the size of a short message or a person. */
export function aDocument(number: number) {
  return {
    _id: number,
    group: Math.floor(number / GROUP),
    count: 0,
    name: `Document ${number}`,
    at: new Date(1_700_000_000_000 + number * 1000),
    tags: ['eau', 'climat', `étiquette-${number % 100}`],
    text: WORDS.repeat(5),
  };
}
