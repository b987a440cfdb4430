import { AmendmentState } from '@passerelle/contracts/amendments';
import { PositionStatus } from '@passerelle/contracts/positions';
import {
  amendmentAfter,
  AMENDMENT_STEPS,
  anchorDraft,
  mayRectifyIn,
  obstacleToTabling,
  type AmendmentStep,
  type TablingFacts,
} from './amendment-lifecycle';
import { remove, setText } from './edit-text';
import { erase, insert, par, paragraph, replace, shift, WATER } from './sample-texts';

const STEPS = Object.keys(AMENDMENT_STEPS) as AmendmentStep[];
const NOW = '2027-05-12T09:00:00.000Z';

describe('the life of an amendment', () => {
  it('goes these ways and no others', () => {
    const ways = AmendmentState.options.flatMap((state) =>
      STEPS.flatMap((step) => {
        const after = amendmentAfter(state, step);
        return after ? [`${state} -${step}-> ${after.outcome ?? after.state}`] : [];
      }),
    );
    expect(ways).toEqual([
      'tabled -base-moves-> to-rebase',
      'tabled -rectify-> tabled',
      'tabled -put-to-vote-> voting',
      'tabled -carry-> adopted',
      'tabled -lose-> rejected',
      'tabled -withdraw-> withdrawn',
      'tabled -make-void-> void',
      'tabled -find-unsupported-> unsupported',
      'tabled -find-moot-> moot',
      'to-rebase -base-moves-> to-rebase',
      'to-rebase -rectify-> tabled',
      'to-rebase -withdraw-> withdrawn',
      'to-rebase -make-void-> void',
      'to-rebase -find-unsupported-> unsupported',
      'to-rebase -find-moot-> moot',
      'voting -carry-> adopted',
      'voting -lose-> rejected',
      'voting -miss-quorum-> tabled',
    ]);
  });

  it('has an outcome exactly when it is decided', () => {
    for (const step of STEPS) {
      const { to, outcome } = AMENDMENT_STEPS[step];
      expect(outcome !== undefined).toBe(to === 'decided');
    }
  });

  it('lets its author correct it until voting starts', () => {
    expect(PositionStatus.options.filter(mayRectifyIn)).toEqual(['open', 'closed-to-amendments']);
  });
});

describe('tabling', () => {
  it.each<[string, TablingFacts, string | undefined]>([
    [
      'before the deadline',
      { status: 'open', now: NOW, deadline: '2027-05-12T09:00:00.001Z' },
      undefined,
    ],
    ['at the deadline', { status: 'open', now: NOW, deadline: NOW }, 'amendment/too-late'],
    ['without a deadline', { status: 'open', now: NOW }, 'amendment/too-late'],
    ['to a draft', { status: 'draft', now: NOW, deadline: NOW }, 'amendment/not-open'],
    ['to a closed text', { status: 'closed-to-amendments', now: NOW }, 'amendment/not-open'],
  ])('%s', (_what, facts, problem) => {
    expect(obstacleToTabling(facts)).toBe(problem);
  });

  it('anchors a change written on an older text when it still fits', () => {
    const text = setText(WATER, par(21), 'Autre.') ?? WATER;
    const change = insert(21, [paragraph(50, 'x')]);
    expect(anchorDraft(text, change)).toEqual({
      ok: true,
      change: { ...change, baseText: 'Autre.' },
    });
  });

  it.each([
    [
      'says the same again',
      WATER,
      replace(21, WATER.articles[1].paragraphs[0].text),
      'amendment/changes-nothing',
    ],
    ['moves to where it stands', WATER, shift(2, 1), 'amendment/changes-nothing'],
    [
      'aims at what is gone',
      remove(WATER, par(21)) ?? WATER,
      replace(21, 'x'),
      'amendment/out-of-place',
    ],
    [
      'deletes other words than it read',
      setText(WATER, par(21), 'x') ?? WATER,
      erase(21),
      'amendment/out-of-place',
    ],
  ])('refuses one that %s', (_what, text, change, problem) => {
    expect(anchorDraft(text, change)).toEqual({ ok: false, problem });
  });
});
