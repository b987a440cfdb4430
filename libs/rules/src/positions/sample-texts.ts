import type { AmendmentChange } from '@passerelle/contracts/amendments';
import type { AmendmentId, ParagraphId } from '@passerelle/contracts/ids';
import type { Article, Paragraph, PositionText } from '@passerelle/contracts/position-text';
import type { Tabled } from './clashes';
import { baseTextFor } from './text';

/** Texts and amendments for the specs of this folder; nothing else imports this file. */

const ulid = (n: number): string => `01J${String(n).padStart(23, '0')}`;
export const par = (n: number): ParagraphId => `par_${ulid(n)}` as ParagraphId;
export const ame = (n: number): AmendmentId => `ame_${ulid(n)}` as AmendmentId;

export const paragraph = (n: number, text: string): Paragraph => ({ id: par(n), text });
export const article = (n: number, heading: string, ...paragraphs: Paragraph[]): Article => ({
  id: par(n),
  heading,
  paragraphs,
});

/** Two recitals (1, 2) and three articles: 10 with 11 and 12, 20 with 21, 30 with 31 and 32. */
export const WATER: PositionText = {
  recitals: [
    paragraph(1, 'Considérant que l’accès à l’eau est un droit ;'),
    paragraph(2, 'Considérant l’engagement des villes du réseau ;'),
  ],
  articles: [
    article(
      10,
      'Service public',
      paragraph(
        11,
        'Les villes garantissent un service public de l’eau dans tous leurs quartiers.',
      ),
      paragraph(12, 'Le prix de l’eau reste abordable pour les ménages modestes.'),
    ),
    article(20, 'Financement', paragraph(21, 'Les États consacrent un pour cent à l’eau.')),
    article(
      30,
      'Suivi',
      paragraph(31, 'Un rapport est publié chaque année.'),
      paragraph(32, 'Il est transmis aux États.'),
    ),
  ],
};

/** A change without the base text that it was written on. */
type Bare<C> = C extends unknown ? Omit<C, 'baseText'> : never;

/** A change as its author would write it on `text`: the base text is filled in. */
function write(change: Bare<AmendmentChange>, text: PositionText): AmendmentChange {
  return { ...change, baseText: baseTextFor(text, change.kind, change.target) };
}

export const replace = (n: number, words: string, text = WATER): AmendmentChange =>
  write({ kind: 'replace-text', target: par(n), text: words }, text);
export const erase = (n: number, text = WATER): AmendmentChange =>
  write({ kind: 'delete', target: par(n) }, text);
export const insert = (after: number | null, added: Paragraph[], text = WATER): AmendmentChange =>
  write(
    { kind: 'insert-after', target: after === null ? null : par(after), paragraphs: added },
    text,
  );
export const shift = (n: number, after: number | null, text = WATER): AmendmentChange =>
  write({ kind: 'move', target: par(n), after: after === null ? null : par(after) }, text);
export const rewrite = (
  n: number,
  heading: string,
  paragraphs: Paragraph[],
  text = WATER,
): AmendmentChange => write({ kind: 'rewrite-article', target: par(n), heading, paragraphs }, text);
export const addArticle = (after: number | null, added: Article, text = WATER): AmendmentChange =>
  write({ kind: 'new-article', target: after === null ? null : par(after), article: added }, text);

export const tabled = (rank: number, change: AmendmentChange): Tabled => ({
  id: ame(rank),
  number: { rank, rectification: 0 },
  change,
});
