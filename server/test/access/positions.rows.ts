import { amendmentPaths } from '@passerelle/contracts/amendments';
import { ballotPaths } from '@passerelle/contracts/ballots';
import type { Ballot } from '@passerelle/contracts/ballots';
import type { OrganisationId } from '@passerelle/contracts/ids';
import { positionPaths, type PositionStatus } from '@passerelle/contracts/positions';
import { publishedPositionPaths } from '@passerelle/contracts/published-positions';
import { BallotService } from '../../src/features/ballots/ballot.service';
import {
  PositionArchiveService,
  type ArchivedPosition,
} from '../../src/features/positions/position-archive.service';
import { ame, bal, CLIMATE, DEADLINE, pos, replaceText, vot } from '../a-position';
import { CALLERS, EVERYBODY, type CallerKind, type Row, type World } from './row';

const SINCE = '2026-08-20T08:00:00.000Z';
const FIRST = CLIMATE.articles[0].paragraphs[0].text;

/** Whoever reads the commission's texts: the network's members; the administrator by account alone is none. */
const READERS: readonly CallerKind[] = ['outsider', 'observer', 'member', 'chair', 'staff'];
const CHAIR: readonly CallerKind[] = ['chair'];
const VOTERS: readonly CallerKind[] = ['member', 'chair'];

function archived({ cast }: World, n: number, status: PositionStatus): ArchivedPosition {
  return {
    position: {
      ...{ id: pos(n), kind: 'resolution', bodyId: cast.bodies.commission.id, title: 'L’eau' },
      ...{ language: 'fr', themes: ['water'], sdgs: [6], status, text: CLIMATE, revision: 0 },
      ...{ createdBy: cast.people.rapporteur.id, createdAt: SINCE, changedAt: SINCE },
      ...(status !== 'draft' && { deadline: DEADLINE }),
    },
    ...{ amendments: [], log: [] },
  };
}

/** 901 in draft, 902 open with four amendments of Lyon, 903 being voted on, 904 adopted by the confidential group. */
export async function furnishPositions(world: World): Promise<void> {
  const { spec, cast } = world;
  const { commission, group } = cast.bodies;
  const { dakarChairs, lyonSits } = cast.seats;
  const ballot: Ballot = {
    ...{ id: bal(903), bodyId: commission.id, method: 'roll-call', rule: commission.rule },
    subject: { kind: 'position', positionId: pos(903) },
    electorate: [dakarChairs, lyonSits].map(({ id: seatId, organisationId, office }) => ({
      ...{ seatId, organisationId, office },
    })),
    ...{ openedAt: SINCE, openedBy: cast.people.chair.id },
  };
  const open = archived(world, 902, 'open');
  const amendments = [1, 2, 3, 4].map((rank) => ({
    ...{ id: ame(900 + rank), positionId: pos(902), number: { rank, rectification: 0 } },
    change: replaceText(11, FIRST, `Chaque ville adopte ${rank} plans.`),
    ...{ baseRevision: 0, organisationIds: [cast.organisations.lyon.id] },
    ...{ personId: cast.people.member.id, statement: '', tabledAt: SINCE },
    state: 'tabled' as const,
  }));
  const secret = archived(world, 904, 'adopted');
  await spec.app.get(PositionArchiveService).add([
    archived(world, 901, 'draft'),
    { ...open, amendments },
    { ...archived(world, 903, 'voting'), openBallotId: bal(903) },
    {
      ...{ ...secret, position: { ...secret.position, bodyId: group.id } },
      whole: { ballotId: bal(904), result: 'carried', at: SINCE },
      adopted: { number: '2026-01', date: '2026-08-20' },
    },
  ]);
  await spec.app.get(BallotService).add([{ ballot, votes: [] }]);
}

/** Chair and member speak for their own city; the others try the member's. */
function cityOf({ cast }: World, kind: CallerKind): OrganisationId {
  return kind === 'chair' ? cast.organisations.dakar.id : cast.organisations.lyon.id;
}

const nth = (kind: CallerKind): number => 910 + CALLERS.indexOf(kind);

const post = (path: string, allowed: Row['allowed'], real: string, payload?: Row['payload']) => ({
  ...{ handler: `POST ${path}`, allowed, path: () => real },
  ...(payload && { payload }),
});
const get = (path: string, allowed: Row['allowed'], real: string): Row => ({
  ...{ handler: `GET ${path}`, allowed, path: () => real },
});

const POSITIONS: readonly Row[] = [
  get(positionPaths.list(), EVERYBODY, positionPaths.list()),
  post(positionPaths.list(), CHAIR, positionPaths.list(), ({ cast }, kind) => ({
    ...{ id: pos(nth(kind)), kind: 'motion', bodyId: cast.bodies.commission.id, title: 'Motion' },
    ...{ language: 'fr', themes: [], sdgs: [] },
  })),
  get(positionPaths.one(':id'), READERS, positionPaths.one(pos(901))),
  get(positionPaths.revisions(':id'), READERS, positionPaths.revisions(pos(901))),
  {
    ...{ handler: `PUT ${positionPaths.one(':id')}`, allowed: CHAIR },
    path: () => positionPaths.one(pos(901)),
    payload: () => ({ revision: 0, title: 'L’eau', text: CLIMATE }),
  },
  post(positionPaths.open(':id'), CHAIR, positionPaths.open(pos(901)), () => ({
    ...{ revision: 1, deadline: DEADLINE },
  })),
  post(positionPaths.closeToAmendments(':id'), CHAIR, positionPaths.closeToAmendments(pos(901))),
  post(positionPaths.startVoting(':id'), CHAIR, positionPaths.startVoting(pos(901))),
  post(positionPaths.adopt(':id'), CHAIR, positionPaths.adopt(pos(901)), () => ({
    date: '2026-09-01',
  })),
  post(positionPaths.withdraw(':id'), CHAIR, positionPaths.withdraw(pos(901))),
  get(publishedPositionPaths.list(), EVERYBODY, publishedPositionPaths.list()),
  get(publishedPositionPaths.one(':number'), EVERYBODY, publishedPositionPaths.one('2026-01')),
];

const AMENDMENTS: readonly Row[] = [
  get(amendmentPaths.ofPosition(':id'), READERS, amendmentPaths.ofPosition(pos(902))),
  post(
    amendmentPaths.ofPosition(':id'),
    VOTERS,
    amendmentPaths.ofPosition(pos(902)),
    (world, kind) => ({
      ...{ id: ame(nth(kind)), baseRevision: 0, organisationId: cityOf(world, kind) },
      ...{ change: replaceText(11, FIRST, 'Toute ville adopte un plan.'), statement: '' },
    }),
  ),
  {
    ...{ handler: `PUT ${amendmentPaths.one(':id')}`, allowed: ['member'] },
    path: () => amendmentPaths.one(ame(901)),
    payload: () => ({
      ...{ rectification: 0, baseRevision: 0, statement: '' },
      change: replaceText(11, FIRST, 'Une ville adopte un plan.'),
    }),
  },
  post(amendmentPaths.coSign(':id'), VOTERS, amendmentPaths.coSign(ame(902)), (world, kind) => ({
    organisationId: cityOf(world, kind),
  })),
  post(amendmentPaths.withdraw(':id'), ['member'], amendmentPaths.withdraw(ame(903))),
  // The rapporteur's alone, who is not among these callers.
  post(amendmentPaths.opinion(':id'), [], amendmentPaths.opinion(ame(902)), () => ({
    opinion: 'wisdom',
  })),
  post(amendmentPaths.settle(':id'), CHAIR, amendmentPaths.settle(ame(904)), () => ({
    outcome: 'unsupported',
  })),
];

const BALLOTS: readonly Row[] = [
  get(ballotPaths.ofPosition(':id'), READERS, ballotPaths.ofPosition(pos(903))),
  post(ballotPaths.ofPosition(':id'), CHAIR, ballotPaths.ofPosition(pos(903)), () => ({
    id: bal(905),
  })),
  get(ballotPaths.one(':id'), READERS, ballotPaths.one(bal(903))),
  post(ballotPaths.votes(':id'), VOTERS, ballotPaths.votes(bal(903)), ({ cast }, kind) => ({
    ...{ id: vot(nth(kind)), choice: 'for' },
    seatId: (kind === 'chair' ? cast.seats.dakarChairs : cast.seats.lyonSits).id,
  })),
  post(ballotPaths.close(':id'), CHAIR, ballotPaths.close(bal(903))),
];

export const POSITION_ROWS: readonly Row[] = [...POSITIONS, ...AMENDMENTS, ...BALLOTS];
