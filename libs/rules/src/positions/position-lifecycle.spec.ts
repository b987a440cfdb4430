import { PositionStatus } from '@passerelle/contracts/positions';
import {
  isEditable,
  isFinal,
  obstacleTo,
  POSITION_STEPS,
  statusAfter,
  type PositionStep,
  type StepFacts,
} from './position-lifecycle';
import { WATER } from './sample-texts';

const STEPS = Object.keys(POSITION_STEPS) as PositionStep[];
const NOW = '2027-05-12T09:00:00.000Z';
const facts = (over: Partial<StepFacts>): StepFacts => ({
  status: 'draft',
  text: WATER,
  now: NOW,
  deadline: '2027-05-20T18:00:00.000Z',
  undecided: 0,
  openBallots: 0,
  ...over,
});

describe('the life of a position', () => {
  it('goes these ways and no others', () => {
    const ways = PositionStatus.options.flatMap((status) =>
      STEPS.flatMap((step) => {
        const to = statusAfter(status, step);
        return to ? [`${status} -${step}-> ${to}`] : [];
      }),
    );
    expect(ways).toEqual([
      'draft -open-> open',
      'draft -withdraw-> withdrawn',
      'open -close-to-amendments-> closed-to-amendments',
      'open -withdraw-> withdrawn',
      'closed-to-amendments -start-voting-> voting',
      'closed-to-amendments -withdraw-> withdrawn',
      'voting -adopt-> adopted',
      'voting -reject-> rejected',
      'voting -withdraw-> withdrawn',
    ]);
  });

  it('ends in three ways, and only the first two stages may be edited', () => {
    expect(PositionStatus.options.filter(isFinal)).toEqual(['adopted', 'rejected', 'withdrawn']);
    expect(PositionStatus.options.filter(isEditable)).toEqual(['draft', 'open']);
  });

  it.each<[string, PositionStep, Partial<StepFacts>, string | undefined]>([
    ['a complete draft opens', 'open', {}, undefined],
    ['an empty draft', 'open', { text: { recitals: [], articles: [] } }, 'position/incomplete'],
    ['a deadline that is now', 'open', { deadline: NOW }, 'position/deadline-in-the-past'],
    ['no deadline', 'open', { deadline: undefined }, 'position/deadline-in-the-past'],
    ['opening twice', 'open', { status: 'open' }, 'position/wrong-step'],
    ['closing', 'close-to-amendments', { status: 'open' }, undefined],
    ['voting from an open text', 'start-voting', { status: 'open' }, 'position/wrong-step'],
    ['adopting after a carried vote', 'adopt', { status: 'voting', whole: 'carried' }, undefined],
    ['adopting before the vote', 'adopt', { status: 'voting' }, 'position/not-carried'],
    [
      'adopting after a lost vote',
      'adopt',
      { status: 'voting', whole: 'lost' },
      'position/not-carried',
    ],
    [
      'adopting without a quorum',
      'adopt',
      { status: 'voting', whole: 'no-quorum' },
      'position/not-carried',
    ],
    [
      'adopting over amendments',
      'adopt',
      { status: 'voting', whole: 'carried', undecided: 1 },
      'position/amendments-undecided',
    ],
    ['rejecting after a lost vote', 'reject', { status: 'voting', whole: 'lost' }, undefined],
    ['rejecting without one', 'reject', { status: 'voting' }, 'position/wrong-step'],
    [
      'withdrawing during a vote',
      'withdraw',
      { status: 'voting', openBallots: 1 },
      'ballot/another-open',
    ],
    ['withdrawing an adopted text', 'withdraw', { status: 'adopted' }, 'position/wrong-step'],
  ])('%s', (_what, step, over, problem) => {
    expect(obstacleTo(step, facts(over))).toBe(problem);
  });
});
