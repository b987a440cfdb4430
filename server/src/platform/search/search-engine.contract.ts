import type { PersonId } from '@passerelle/contracts/ids';
import { questionOf } from '@passerelle/rules/search/question';
import type { EngineQuery, SearchEngine } from './search-engine';
import { orderAt, type SearchEntry } from './search-entry';

const AMINATA = 'per_01J00000000000000000000001' as PersonId;

export const entryOf = (id: string, over: Partial<SearchEntry> = {}): SearchEntry => ({
  ...{ id, kind: 'messages', audience: 'everybody', text: '', target: {} },
  ...{ at: '2026-09-01T08:00:00.000Z', ...over },
});
export const ownedBy = (...entries: SearchEntry[]) =>
  entries.map((entry) => ({ owner: `things/${entry.id}`, entries: [entry] }));

/** What every engine promises: the same entries and the same question give the same answer. */
// eslint-disable-next-line max-lines-per-function -- one story, told of every engine
export function engineContract(start: () => Promise<SearchEngine>): void {
  let engine: SearchEngine;
  beforeEach(async () => (engine = await start()));
  afterEach(() => engine.close());

  const put = async (...entries: SearchEntry[]) =>
    engine.put(ownedBy(...entries), await engine.stamp());
  const asking = (q: string, over: Partial<EngineQuery> = {}): EngineQuery => ({
    ...{ question: questionOf(q), keys: ['everybody'], ...over },
  });
  const find = async (q: string, over: Partial<EngineQuery> = {}) =>
    (await engine.find(asking(q, over), 50)).map(({ id }) => id);

  it('finds words whatever their accents, endings, case and apostrophes', async () => {
    await put(entryOf('a', { text: 'Les activités de l’eau à N’Djamena et Huế' }));
    for (const q of ['activité', 'ACTIVITE', 'eaux', "N'Djamena", 'hué', '"l’eau a ndjamena"'])
      expect(await find(q)).toEqual(['a']);
    for (const q of ['"eau activités"', 'climat', 'eau climat']) expect(await find(q)).toEqual([]);
  });

  it('gives nothing without the key of the audience, and counts nothing', async () => {
    await put(entryOf('open', { text: 'canari' }));
    await put(entryOf('closed', { audience: 'body:1', text: 'canari', title: { fr: 'Canari' } }));
    expect(await find('canari')).toEqual(['open']);
    expect(await find('canari', { keys: [] })).toEqual([]);
    expect(await find('canari', { keys: ['everybody', 'body:1'] })).toEqual(['closed', 'open']);
    expect(await engine.counts(asking('canari'))).toEqual({ messages: 1 });
    expect(await engine.counts(asking('canari', { keys: ['nobody'] }))).toEqual({});
  });

  it('puts names first, then titles, then the newest', async () => {
    const at = (hour: number) => `2026-09-01T0${hour}:00:00.000Z`;
    await put(
      entryOf('old', { text: 'Kigali', at: at(1) }),
      entryOf('new', { text: 'à Kigali', at: at(9) }),
      entryOf('titled', { kind: 'positions', title: { fr: 'De Kigali' }, at: at(2) }),
      { ...entryOf('city', { kind: 'organisations', title: { fr: 'Kigali' } }), at: undefined },
    );
    expect(await find('kigali')).toEqual(['city', 'titled', 'new', 'old']);
    expect(await find('kiga')).toEqual(['city', 'titled']);
  });

  it('goes on after a page, and misses or repeats nothing', async () => {
    const many = Array.from({ length: 23 }, (_, n) =>
      entryOf(`m${n}`, { text: 'eau', ...(n % 3 === 0 && { title: { fr: 'Eau' } }) }),
    );
    await put(...many);
    const seen: string[] = [];
    for (let after; ;) {
      const page = await engine.find(asking('eau'), 5, after);
      if (page.length === 0) break;
      seen.push(...page.map(({ id }) => id));
      after = page.at(-1)!.cursor;
    }
    expect(seen).toHaveLength(23);
    expect(new Set(seen).size).toBe(23);
    expect(seen).toEqual((await engine.find(asking('eau'), 50)).map(({ id }) => id));
  });

  it('keeps to the filters, with words and without', async () => {
    const day = (n: number) => `2026-09-0${n}T12:00:00.000Z`;
    await put(
      entryOf('file', { text: 'eau', kind: 'files', hasFile: true, place: 'bod_1', at: day(1) }),
      entryOf('hers', { text: 'eau', by: AMINATA, room: 'cha_1', place: 'bod_2', at: day(2) }),
      entryOf('other', { text: 'eau', place: 'bod_2', at: day(3) }),
    );
    const day3 = orderAt(Date.parse('2026-09-03'));
    for (const q of ['eau', '']) {
      expect(await find(q, { hasFile: true })).toEqual(['file']);
      expect(await find(q, { by: AMINATA })).toEqual(['hers']);
      expect(await find(q, { place: 'bod_2' })).toEqual(['other', 'hers']);
      expect(await find(q, { place: 'cha_1' })).toEqual(['hers']);
      expect(await find(q, { kind: 'files' })).toEqual(['file']);
      expect(await find(q, { from: day3 })).toEqual(['other']);
      expect(await find(q, { until: day3 })).toEqual(['hers', 'file']);
      expect(await engine.counts(asking(q, { kind: 'files' }))).toEqual({ files: 1, messages: 2 });
    }
  });

  it('replaces and forgets, and never lets an older reading win', async () => {
    const early = await engine.stamp();
    await put(entryOf('a', { text: 'avant' }));
    await put(entryOf('a', { text: 'ensuite' }));
    expect([await find('avant'), await find('ensuite')]).toEqual([[], ['a']]);
    await engine.put(ownedBy(entryOf('a', { text: 'avant' })), early);
    expect(await find('avant')).toEqual([]);
    await engine.put([{ owner: 'things/a', entries: [] }], await engine.stamp());
    await engine.put(ownedBy(entryOf('a', { text: 'avant' })), early);
    expect([await find('avant'), await find('ensuite')]).toEqual([[], []]);
  });

  it('sweeps what was not seen again', async () => {
    await put(entryOf('gone', { text: 'eau' }));
    const start = await engine.stamp();
    await put(entryOf('kept', { text: 'eau' }));
    await engine.sweep(start);
    expect(await find('eau')).toEqual(['kept']);
    expect(await engine.size()).toEqual({ messages: 1 });
  });

  it('takes anything for words, never for syntax', async () => {
    await put(entryOf('a', { text: 'eau' }));
    const hostile = ['"', "'", 'eau*', '-eau', 'NOT eau', 'eau OR', '{title} : eau', 'NEAR(eau 5)'];
    for (const q of [
      ...hostile,
      "eau'); DROP TABLE entries; --",
      '^eau',
      'eau:*',
      '<->',
      '\\',
      '\0',
    ])
      expect(Array.isArray(await find(q))).toBe(true);
    expect(await find('eau* ^')).toEqual(['a']);
  });
}
