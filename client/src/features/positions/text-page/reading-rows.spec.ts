import type { AmendmentChange, AmendmentView } from '@passerelle/contracts/amendments';
import type { AmendmentId, ParagraphId, PersonId, PositionId } from '@passerelle/contracts/ids';
import type { PositionText } from '@passerelle/contracts/position-text';
import { firstOfEach, readingRows, strayed } from './reading-rows';

const ulid = (n: number) => `01J${String(n).padStart(23, '0')}`;
const par = (n: number) => `par_${ulid(n)}` as ParagraphId;
const text: PositionText = {
  recitals: [{ id: par(1), text: 'Considérant l’urgence ;' }],
  articles: [{ id: par(10), heading: 'Arbres', paragraphs: [{ id: par(11), text: 'On plante.' }] }],
};

const amendment = (rank: number, change: AmendmentChange): AmendmentView => ({
  id: `ame_${ulid(rank)}` as AmendmentId,
  positionId: `pos_${ulid(1)}` as PositionId,
  number: { rank, rectification: 0 },
  change,
  baseRevision: 0,
  statement: '',
  state: 'tabled',
  tabledAt: '2026-11-01T10:00:00.000Z',
  organisations: [],
  person: { id: `per_${ulid(1)}` as PersonId, name: 'Essai' },
});
const deletion = amendment(1, { kind: 'delete', target: par(11), baseText: 'On plante.' });
const wording = amendment(2, {
  ...{ kind: 'replace-text', target: par(11), baseText: 'On plante.' },
  text: 'On plante partout.',
});
const opening = amendment(3, {
  ...{ kind: 'insert-after', target: null, baseText: '' },
  paragraphs: [{ id: par(90), text: 'Vu la charte ;' }],
});

const rowOf = (rows: ReturnType<typeof readingRows>, key: string) =>
  rows.find((row) => row.key === key);

it('shows of each passage the first amendment that is not settled', () => {
  const lost: AmendmentView = { ...deletion, state: 'decided', outcome: 'rejected' };
  expect([...firstOfEach([deletion, wording, opening])]).toEqual([deletion.id, opening.id]);
  expect([...firstOfEach([lost, wording])]).toEqual([wording.id]);
});

it('puts every amendment beside its passage, in the order given', () => {
  const rows = readingRows(text, [deletion, wording, opening], []);
  expect(rowOf(rows, par(11))?.amendments).toEqual([deletion, wording]);
  expect(rowOf(rows, 'recitals')?.amendments).toEqual([opening]);
  expect(rowOf(rows, 'articles')?.amendments).toEqual([]);
});

it('makes shown amendments visible in place, the first one where two meet', () => {
  const rows = readingRows(text, [], [wording, deletion, opening]);
  const own = rowOf(rows, par(11))?.own?.segments;
  expect(own?.some(({ kind }) => kind === 'ins')).toBe(true);
  expect(rowOf(rows, 'recitals')?.added.map(({ id }) => id)).toEqual([par(90)]);
});

it('keeps in sight what speaks of a passage that has gone', () => {
  const stray = amendment(4, { kind: 'delete', target: par(77), baseText: 'Ancien.' });
  expect(strayed(text, [deletion, stray])).toEqual([stray]);
});
