import { stemsOf } from './stems';
import { wordsOf } from './words';

/** Words of a text that are indexed: the first of them. */
export const MOST_TOKENS = 15_000;

/** What an engine stores of a text. */
export interface Tokens {
  /** One for each word, in order: phrases are found here. */
  readonly inOrder: readonly string[];
  /** Other stems of the same words, each once, in no order. */
  readonly besides: readonly string[];
}

export function tokensOf(text: string): Tokens {
  const inOrder: string[] = [];
  const besides = new Set<string>();
  for (const { word } of wordsOf(text).slice(0, MOST_TOKENS)) {
    const { plain, accented } = stemsOf(word);
    inOrder.push(plain);
    if (accented !== plain) besides.add(accented);
  }
  return { inOrder, besides: [...besides] };
}
