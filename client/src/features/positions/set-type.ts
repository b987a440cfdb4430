import type { Language } from '@passerelle/contracts/primitives';
import { frenchTypography } from '@passerelle/rules/typography';

/** A text as it is set: with the spaces of French where it is French. The stored words are not touched. */
export const setType = (words: string, language: Language): string =>
  language === 'fr' ? frenchTypography(words) : words;
