import fc from 'fast-check';
import type { AmendmentChange } from '@passerelle/contracts/amendments';
import type { PositionText } from '@passerelle/contracts/position-text';
import { applyChange } from './apply-change';
import { remove, setText } from './edit-text';
import { reanchor, reanchorAll, type Anchor } from './reanchor';
import { amend, dice, editBase, type Dice } from './sample-edits';
import { ame, erase, insert, par, paragraph, replace, shift, WATER } from './sample-texts';
import { baseTextFor } from './text';
import { diffWords } from './words';

const CENT = 'Les États consacrent un pour cent à l’eau.';
const edited = (n: number, words: string) => setText(WATER, par(n), words) ?? WATER;
const without = (n: number) => remove(WATER, par(n)) ?? WATER;

describe('an open amendment when the base changes', () => {
  it.each<[string, PositionText, AmendmentChange, string, string | undefined]>([
    ['another paragraph changed', edited(11, 'x'), replace(21, 'Deux.'), 'stands', undefined],
    [
      'its sentence changed elsewhere',
      edited(21, CENT.replace('États', 'États membres')),
      replace(21, CENT.replace('l’eau', 'la santé')),
      're-anchored',
      undefined,
    ],
    [
      'its words changed',
      edited(21, CENT.replace('un', 'trois')),
      replace(21, CENT.replace('un', 'deux')),
      'to-rebase',
      'target-changed',
    ],
    ['its target went', without(21), replace(21, 'Deux.'), 'to-rebase', 'target-gone'],
    [
      'the text now says it',
      edited(21, 'Deux.'),
      replace(21, 'Deux.'),
      'to-rebase',
      'already-said',
    ],
    ['what it deletes went', without(21), erase(21), 'to-rebase', 'already-said'],
    [
      'its anchor only was reworded',
      edited(21, 'x'),
      insert(21, [paragraph(50, 'y')]),
      're-anchored',
      undefined,
    ],
    ['its destination went', without(30), shift(10, 30), 'to-rebase', 'destination-gone'],
    [
      'its paragraph moved',
      { ...WATER, articles: WATER.articles.toReversed() },
      replace(21, 'Deux.'),
      'stands',
      undefined,
    ],
  ])('%s', (_what, text, change, verdict, reason) => {
    const result = reanchor(text, change);
    expect(result.verdict).toBe(verdict);
    expect('reason' in result ? result.reason : undefined).toBe(reason);
    if (verdict === 'to-rebase') expect(result.change).toBe(change);
  });

  it('comes back by itself when the base suits it again', () => {
    const open: Anchor = { id: ame(1), state: 'tabled', change: erase(21), baseRevision: 1 };
    const [parked] = reanchorAll(edited(21, 'Autre.'), 2, [open]);
    expect(parked).toEqual({ ...open, state: 'to-rebase', rebaseReason: 'target-changed' });
    expect(reanchorAll(WATER, 3, [parked])).toEqual([{ ...open, baseRevision: 3 }]);
  });

  it('leaves decided ones and those under vote as they are', () => {
    const settled: Anchor[] = [
      { id: ame(1), state: 'decided', change: erase(21), baseRevision: 1 },
      { id: ame(2), state: 'voting', change: erase(21), baseRevision: 1 },
    ];
    expect(reanchorAll(edited(21, 'Autre.'), 2, settled)).toEqual(settled);
  });
});

/** What an author asked for, free of where it stands: words that go and come, or what is added, moved, deleted. */
function wish(change: AmendmentChange): string {
  if (change.kind !== 'replace-text') return JSON.stringify({ ...change, baseText: '' });
  const words = diffWords(change.baseText, change.text).filter(({ kind }) => kind !== 'same');
  return JSON.stringify([change.target, words.map(({ kind, text }) => [kind, text.trim()]).sort()]);
}

/** Amendments of which something is lost: missing, twice, stale, or asking for something else than their author did. */
function losses(text: PositionText, before: readonly Anchor[], after: readonly Anchor[]): number {
  return before.filter((was) => {
    const now = after.filter(({ id }) => id === was.id);
    if (now.length !== 1 || wish(now[0].change) !== wish(was.change)) return true;
    if (now[0].state === 'to-rebase') return !now[0].rebaseReason;
    const { change } = now[0];
    const applied = applyChange(text, change);
    const current = change.baseText === baseTextFor(text, change.kind, change.target);
    return !(applied.ok && applied.changed && current && !now[0].rebaseReason);
  }).length;
}

type Reanchorer = typeof reanchorAll;

/** Runs a sequence: edits of the base and tablings in turn; every amendment is followed to the end. */
function lossesIn(rolls: readonly Dice[], reanchorer: Reanchorer): { lost: number; kept: number } {
  let text = WATER;
  let open: Anchor[] = [];
  let lost = 0;
  for (const [step, roll] of rolls.entries()) {
    const fresh = 1000 + step * 10;
    if (roll.kind % 2 === 0) {
      const change = amend(text, { ...roll, kind: roll.kind >> 1 }, fresh);
      const tabled = reanchor(text, change).verdict !== 'to-rebase';
      if (tabled) open.push({ id: ame(step), state: 'tabled', change, baseRevision: step });
      continue;
    }
    text = editBase(text, { ...roll, kind: roll.kind >> 1 }, fresh);
    const next = reanchorer(text, step, open);
    lost += losses(text, open, next);
    open = next;
  }
  return { lost, kept: open.length };
}

const sequences = fc.array(dice, { minLength: 4, maxLength: 14 });
const careless: Reanchorer[] = [
  (text, _revision, all) => all.filter(({ change }) => applyChange(text, change).ok),
  (_text, revision, all) => all.map((one) => ({ ...one, baseRevision: revision })),
];

describe('10,000 random sequences of edits and amendments', () => {
  it('lose none: each amendment is re-anchored with its author’s words, or marked with the reason', () => {
    let followed = 0;
    fc.assert(
      fc.property(sequences, (rolls) => {
        const { lost, kept } = lossesIn(rolls, reanchorAll);
        followed += kept;
        expect(lost).toBe(0);
      }),
      { numRuns: 10_000 },
    );
    expect(followed).toBeGreaterThan(20_000);
  }, 120_000);

  it.each(careless)('are a test that a careless re-anchoring fails (%#)', (reanchorer) => {
    const samples = fc.sample(sequences, { numRuns: 300, seed: 7 });
    const lost = samples.reduce((sum, rolls) => sum + lossesIn(rolls, reanchorer).lost, 0);
    expect(lost).toBeGreaterThan(50);
  });
});
