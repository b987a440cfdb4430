import type { AmendmentChange, AmendmentKind } from '@passerelle/contracts/amendments';
import type { ParagraphId } from '@passerelle/contracts/ids';
import type { PositionText } from '@passerelle/contracts/position-text';
import type { Language } from '@passerelle/contracts/primitives';
import { findElement } from './text';

/** "1er", "2", "3": the first article is not counted like the others in French. */
export const ordinal = (number: number, language: Language): string =>
  language === 'fr' && number === 1 ? '1er' : `${number}`;

const PLACES: Readonly<
  Record<Language, Record<'recital' | 'article' | 'subParagraph' | 'gone', string>>
> = {
  fr: {
    recital: 'considérant {recital}',
    article: 'article {article}',
    subParagraph: 'article {article}, alinéa {paragraph}',
    gone: 'passage disparu',
  },
  en: {
    recital: 'recital {recital}',
    article: 'article {article}',
    subParagraph: 'article {article}, paragraph {paragraph}',
    gone: 'passage that is gone',
  },
};

const fill = (pattern: string, values: Record<string, string | number>): string =>
  pattern.replace(/\{(\w+)\}/g, (_whole, name: string) => `${values[name]}`);

/** Where an element stands, as it is said in the middle of a sentence: "article 3, alinéa 2". */
export function placeName(text: PositionText, id: ParagraphId, language: Language): string {
  const words = PLACES[language];
  const element = findElement(text, id);
  if (!element) return words.gone;
  if (element.kind === 'recital') return fill(words.recital, { recital: element.index + 1 });
  const at = text.articles.findIndex((one) => one.id === element.article.id) + 1;
  const article = ordinal(at, language);
  if (element.kind === 'article') return fill(words.article, { article });
  return fill(words.subParagraph, { article, paragraph: element.index + 1 });
}

type Sentences = Readonly<Record<AmendmentKind, string>>;

const CHANGES: Readonly<Record<Language, Sentences>> = {
  fr: {
    'replace-text': 'Autre rédaction : {place}',
    'insert-after': 'Ajout après : {place}',
    delete: 'Suppression : {place}',
    move: 'Déplacement : {place}',
    'rewrite-article': 'Nouvelle rédaction : {place}',
    'new-article': 'Article additionnel après : {place}',
  },
  en: {
    'replace-text': 'Other wording: {place}',
    'insert-after': 'Addition after: {place}',
    delete: 'Deletion: {place}',
    move: 'Move: {place}',
    'rewrite-article': 'New wording: {place}',
    'new-article': 'Additional article after: {place}',
  },
};

const BEGINNINGS: Readonly<Record<Language, Record<'insert-after' | 'new-article', string>>> = {
  fr: {
    'insert-after': 'Ajout au début des considérants',
    'new-article': 'Article additionnel avant l’article 1er',
  },
  en: {
    'insert-after': 'Addition before the first recital',
    'new-article': 'Additional article before article 1',
  },
};

/** What a change does and where: "Suppression : article 3, alinéa 2". */
export function changeName(
  text: PositionText,
  change: AmendmentChange,
  language: Language,
): string {
  const { kind, target } = change;
  if (target === null) {
    return BEGINNINGS[language][kind === 'new-article' ? kind : 'insert-after'];
  }
  return fill(CHANGES[language][kind], { place: placeName(text, target, language) });
}
