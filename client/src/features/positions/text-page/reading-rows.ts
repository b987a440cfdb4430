import type { AmendmentView } from '@passerelle/contracts/amendments';
import type { AmendmentId, ParagraphId } from '@passerelle/contracts/ids';
import type { PositionText } from '@passerelle/contracts/position-text';
import { showChange, type ShownLine } from '@passerelle/rules/positions/show-change';
import { findElement } from '@passerelle/rules/positions/text';

/** One passage as the reading page shows it: its words, the amendments that speak of it, and those made visible. */
export interface Row {
  readonly key: string;
  /** Nothing for the places before the first recital and before the first article. */
  readonly id: ParagraphId | null;
  readonly role: 'recital' | 'heading' | 'paragraph' | 'recitals' | 'articles';
  /** Its rank among its like, from 1; 0 for the two beginnings. */
  readonly rank: number;
  readonly words: string;
  /** In the order of the vote. */
  readonly amendments: readonly AmendmentView[];
  /** The passage itself with what a shown amendment changes in it. */
  readonly own?: ShownLine;
  /** What shown amendments put behind it. */
  readonly added: readonly ShownLine[];
}

type Bare = Pick<Row, 'key' | 'id' | 'role' | 'rank' | 'words'>;

function bareRows(text: PositionText): Bare[] {
  return [
    { key: 'recitals', id: null, role: 'recitals', rank: 0, words: '' },
    ...text.recitals.map(({ id, text: words }, at): Bare => ({
      key: id,
      id,
      role: 'recital',
      rank: at + 1,
      words,
    })),
    { key: 'articles', id: null, role: 'articles', rank: 0, words: '' },
    ...text.articles.flatMap((article, at): Bare[] => [
      {
        ...{ key: article.id, id: article.id, role: 'heading', rank: at + 1 },
        words: article.heading,
      },
      ...article.paragraphs.map(({ id, text: words }, index): Bare => ({
        ...{ key: id, id, role: 'paragraph', rank: index + 1 },
        words,
      })),
    ]),
  ];
}

const speaksOf = (row: Bare, { change }: AmendmentView): boolean =>
  row.id === null
    ? change.target === null && (change.kind === 'new-article') === (row.role === 'articles')
    : change.target === row.id;

/** Lines that a shown amendment puts at the very beginning belong to the recitals or to the articles. */
const isBehind = (row: Bare, line: ShownLine, isArticle: boolean): boolean =>
  line.after === row.id && (row.id !== null || isArticle === (row.role === 'articles'));

/** Of each passage the first amendment that is not settled: what the page shows in place unless told otherwise. */
export function firstOfEach(amendments: readonly AmendmentView[]): Set<AmendmentId> {
  const seen = new Set<string>();
  const first = amendments.filter(({ change, state, outcome }) => {
    if (state === 'decided' && outcome !== 'adopted') return false;
    const passage = `${change.target ?? change.kind}`;
    const isNew = !seen.has(passage);
    seen.add(passage);
    return isNew;
  });
  return new Set(first.map(({ id }) => id));
}

/** The text as rows, with the `shown` amendments made visible in it; where two meet, the first one given wins. */
export function readingRows(
  text: PositionText,
  amendments: readonly AmendmentView[],
  shown: readonly AmendmentView[],
): Row[] {
  const lines = shown.flatMap(({ change }) =>
    showChange(text, change).map((line) => ({ line, isArticle: isOfArticle(text, change) })),
  );
  const own = new Map<ParagraphId, ShownLine>();
  for (const { line } of lines)
    if (line.after === undefined && !own.has(line.id)) own.set(line.id, line);
  return bareRows(text).map((row) => {
    const mine = row.id === null ? undefined : own.get(row.id);
    return {
      ...row,
      amendments: amendments.filter((amendment) => speaksOf(row, amendment)),
      ...(mine && { own: mine }),
      added: lines
        .filter(({ line, isArticle }) => isBehind(row, line, isArticle))
        .map(({ line }) => line),
    };
  });
}

function isOfArticle(text: PositionText, change: AmendmentView['change']): boolean {
  if (change.kind === 'new-article') return true;
  if (change.kind !== 'move') return false;
  return findElement(text, change.target)?.kind === 'article';
}

/** Amendments whose passage is no longer in the text: never lost, shown apart. */
export function strayed(
  text: PositionText,
  amendments: readonly AmendmentView[],
): readonly AmendmentView[] {
  return amendments.filter(({ change }) => change.target && !findElement(text, change.target));
}
