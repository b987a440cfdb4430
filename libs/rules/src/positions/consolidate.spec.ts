import fc from 'fast-check';
import type { AmendmentChange } from '@passerelle/contracts/amendments';
import { canonicalPosition } from './canonical';
import { consolidate, type LogEntry } from './consolidate';
import { amend, dice } from './sample-edits';
import {
  addArticle,
  ame,
  article,
  erase,
  insert,
  paragraph,
  replace,
  rewrite,
  shift,
  WATER,
} from './sample-texts';
import { idsOf } from './text';

const CENT = 'Les États consacrent un pour cent à l’eau.';
const logOf = (...changes: AmendmentChange[]): LogEntry[] =>
  changes.map((change, n) => ({ amendmentId: ame(n + 1), change }));
const order = (...changes: AmendmentChange[]) =>
  idsOf(consolidate(WATER, logOf(...changes)).text).map((id) => Number(id.slice(-4)));
const did = (...changes: AmendmentChange[]) =>
  consolidate(WATER, logOf(...changes)).effects.map((effect) => effect.did);

describe('the consolidated text', () => {
  it('is the base when nothing was adopted', () => {
    expect(consolidate(WATER, [])).toEqual({ text: WATER, effects: [] });
  });

  it('holds both changes of one sentence when they stand apart', () => {
    const log = logOf(
      replace(21, CENT.replace('un', 'deux')),
      replace(21, CENT.replace('l’eau', 'la santé')),
    );
    const { text } = consolidate(WATER, log);
    expect(text.articles[1].paragraphs[0].text).toBe(
      'Les États consacrent deux pour cent à la santé.',
    );
  });

  it('keeps additions at one place in the order of adoption', () => {
    expect(
      order(
        insert(11, [paragraph(50, 'x'), paragraph(51, 'y')]),
        insert(11, [paragraph(60, 'z')]),
        insert(10, [paragraph(70, 'w')]),
      ),
    ).toEqual([1, 2, 10, 70, 11, 50, 51, 60, 12, 20, 21, 30, 31, 32]);
    expect(
      order(
        addArticle(10, article(50, 'x', paragraph(51, 'y'))),
        addArticle(10, article(60, 'z', paragraph(61, 'w'))),
      ),
    ).toEqual([1, 2, 10, 11, 12, 50, 51, 60, 61, 20, 21, 30, 31, 32]);
  });

  it('puts an addition where the deleted element stood, behind what was added before it', () => {
    expect(
      order(erase(2), insert(1, [paragraph(50, 'x')]), insert(2, [paragraph(60, 'y')])),
    ).toEqual([1, 50, 60, 10, 11, 12, 20, 21, 30, 31, 32]);
    expect(order(erase(11), insert(11, [paragraph(50, 'x')]))).toEqual([
      1, 2, 10, 50, 12, 20, 21, 30, 31, 32,
    ]);
    expect(order(erase(10), addArticle(10, article(50, 'x', paragraph(51, 'y'))))).toEqual([
      1, 2, 50, 51, 20, 21, 30, 31, 32,
    ]);
  });

  it('says what each entry did, and why one could not be placed', () => {
    expect(did(erase(21), erase(21))).toEqual(['changed', 'nothing']);
    expect(did(erase(20), insert(21, [paragraph(50, 'x')]))).toEqual(['changed', 'unplaced']);
    const { effects } = consolidate(WATER, logOf(erase(20), replace(21, 'x'), shift(10, 20)));
    expect(effects.slice(1)).toEqual([
      { amendmentId: ame(2), did: 'unplaced', reason: 'target-gone' },
      { amendmentId: ame(3), did: 'unplaced', reason: 'destination-gone' },
    ]);
    expect(did(rewrite(10, 'x', [paragraph(11, 'y')]), replace(11, 'z'))).toEqual([
      'changed',
      'unplaced',
    ]);
  });

  it('is the same each time, byte for byte, and survives storage', () => {
    const fingerprint = (log: LogEntry[], text = WATER) =>
      canonicalPosition({
        ...{ kind: 'resolution', language: 'fr', title: 'Eau' },
        text: consolidate(text, log).text,
      });
    fc.assert(
      fc.property(fc.array(dice, { maxLength: 10 }), (rolls) => {
        const log = logOf(...rolls.map((roll, n) => amend(WATER, roll, 1000 * (n + 2))));
        const stored = JSON.parse(JSON.stringify({ log, text: WATER }));
        expect(fingerprint(stored.log, stored.text)).toBe(fingerprint(log));
        const { text, effects } = consolidate(WATER, log);
        expect(effects.map(({ amendmentId }) => amendmentId)).toEqual(
          log.map(({ amendmentId }) => amendmentId),
        );
        expect(new Set(idsOf(text)).size).toBe(idsOf(text).length);
        const effective = log.filter((_, n) => effects[n].did === 'changed');
        expect(consolidate(WATER, effective).text).toEqual(text);
      }),
      { numRuns: 500 },
    );
  });
});
