import fc from 'fast-check';
import { consolidate, type LogEntry } from './consolidate';
import { fallout } from './fallout';
import { amend, dice } from './sample-edits';
import { ame, erase, insert, paragraph, replace, tabled, WATER } from './sample-texts';

const CENT = 'Les États consacrent un pour cent à l’eau.';
const deux = tabled(1, replace(21, CENT.replace('un', 'deux')));
const trois = tabled(2, replace(21, CENT.replace('un', 'trois')));
const twin = tabled(3, replace(21, CENT.replace('un', 'deux')));
const sante = tabled(4, replace(21, CENT.replace('l’eau', 'la santé')));
const noArticle = tabled(5, erase(20));
const noParagraph = tabled(6, erase(21));
const OPEN = [deux, trois, twin, sante, noArticle, noParagraph];

describe('a closed vote on an amendment', () => {
  it('settles the amendment and its identical ones, and voids what cannot be made beside it', () => {
    expect(fallout(WATER, [], deux, 'carried', OPEN)).toEqual([
      { amendmentId: ame(1), outcome: 'adopted' },
      { amendmentId: ame(3), outcome: 'adopted' },
      { amendmentId: ame(2), outcome: 'void' },
      { amendmentId: ame(5), outcome: 'void' },
      { amendmentId: ame(6), outcome: 'void' },
    ]);
  });

  it('makes moot what the text now does already', () => {
    expect(fallout(WATER, [], noArticle, 'carried', OPEN)).toContainEqual({
      amendmentId: ame(6),
      outcome: 'moot',
    });
  });

  it('rejects the amendment and its identical ones only, when it is lost', () => {
    expect(fallout(WATER, [], deux, 'lost', OPEN)).toEqual([
      { amendmentId: ame(1), outcome: 'rejected' },
      { amendmentId: ame(3), outcome: 'rejected' },
    ]);
  });

  it('settles nothing without a quorum', () => {
    expect(fallout(WATER, [], deux, 'no-quorum', OPEN)).toEqual([]);
  });

  it('sees what earlier adoptions did to the text', () => {
    const log = [{ amendmentId: ame(4), change: sante.change }];
    const late = tabled(7, replace(21, CENT.replace('l’eau', 'l’école')));
    const next = tabled(8, insert(21, [paragraph(50, 'x')]));
    expect(fallout(WATER, log, next, 'carried', [late])).toEqual([
      { amendmentId: ame(8), outcome: 'adopted' },
      { amendmentId: ame(7), outcome: 'void' },
    ]);
  });

  it('leaves open only what can still be placed: a whole sitting ends with every adopted one in the text', () => {
    fc.assert(
      fc.property(fc.array(dice, { minLength: 1, maxLength: 10 }), (rolls) => {
        const list = rolls.map((roll, n) => tabled(n + 1, amend(WATER, roll, 1000 * (n + 2))));
        let open = list.filter(({ id, change }) => {
          const [effect] = consolidate(WATER, [{ amendmentId: id, change }]).effects;
          return effect.did === 'changed';
        });
        const log: LogEntry[] = [];
        const outcomes = new Map<string, string>();
        const stood = open.length;
        while (open.length > 0) {
          const [voted] = open;
          for (const { amendmentId, outcome } of fallout(WATER, log, voted, 'carried', open)) {
            expect(outcomes.has(amendmentId)).toBe(false);
            outcomes.set(amendmentId, outcome);
          }
          log.push({ amendmentId: voted.id, change: voted.change });
          open = open.filter(({ id }) => !outcomes.has(id));
        }
        expect(outcomes.size).toBe(stood);
        const { effects } = consolidate(WATER, log);
        expect(effects.filter(({ did }) => did !== 'changed')).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
