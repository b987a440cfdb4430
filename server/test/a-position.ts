import type { AmendmentChange, AmendmentDraft } from '@passerelle/contracts/amendments';
import { amendmentPaths } from '@passerelle/contracts/amendments';
import { ballotPaths, type BallotDraft, type VoteDraft } from '@passerelle/contracts/ballots';
import type {
  AmendmentId,
  BallotId,
  OrganisationId,
  ParagraphId,
  PositionId,
  SeatId,
  VoteId,
} from '@passerelle/contracts/ids';
import type { PositionText } from '@passerelle/contracts/position-text';
import { positionPaths, type PositionDraft } from '@passerelle/contracts/positions';
import { idOf } from '@passerelle/test-kit/ids';
import type { Agent } from './app-for-specs';
import type { Populated } from './populate';

export const par = (n: number) => idOf<ParagraphId>('par', n);
export const pos = (n: number) => idOf<PositionId>('pos', n);
export const ame = (n: number) => idOf<AmendmentId>('ame', n);
export const bal = (n: number) => idOf<BallotId>('bal', n);
export const vot = (n: number) => idOf<VoteId>('vot', n);

/** One recital (1) and two articles: 10 with 11 and 12, 20 with 21. */
export const CLIMATE: PositionText = {
  recitals: [{ id: par(1), text: 'Considérant que les villes subissent les premières ;' }],
  articles: [
    {
      id: par(10),
      heading: 'Adaptation',
      paragraphs: [
        { id: par(11), text: 'Chaque ville adopte un plan d’adaptation.' },
        { id: par(12), text: 'Le plan est revu tous les cinq ans.' },
      ],
    },
    {
      id: par(20),
      heading: 'Financement',
      paragraphs: [{ id: par(21), text: 'Un fonds commun soutient les plans.' }],
    },
  ],
};

/** The day after the specs' clock begins. */
export const DEADLINE = '2026-09-02T08:00:00.000Z';

/** What the spec's people do with positions, over HTTP, each expecting that it works. */
export class PositionStory {
  constructor(
    readonly network: Populated,
    readonly chair: Agent,
    readonly member: Agent,
    readonly rapporteur: Agent,
  ) {}

  static async of(network: Populated): Promise<PositionStory> {
    const [chair, member, rapporteur] = await Promise.all([
      network.as('chair'),
      network.as('member'),
      network.as('rapporteur'),
    ]);
    return new PositionStory(network, chair, member, rapporteur);
  }

  get organisations() {
    return this.network.cast.organisations;
  }

  draftOf(n: number, over: Partial<PositionDraft> = {}): PositionDraft {
    return {
      id: pos(n),
      kind: 'position-paper',
      bodyId: this.network.cast.bodies.group.id,
      title: 'Les villes face au climat',
      language: 'fr',
      themes: ['climate'],
      sdgs: [13],
      text: CLIMATE,
      ...over,
    };
  }

  /** A position in draft, in the confidential group unless said otherwise. */
  async draft(n: number, over: Partial<PositionDraft> = {}): Promise<PositionId> {
    await this.rapporteur.post(positionPaths.list()).send(this.draftOf(n, over)).expect(201);
    return pos(n);
  }

  async open(n: number, over: Partial<PositionDraft> = {}): Promise<PositionId> {
    const id = await this.draft(n, over);
    await this.chair
      .post(positionPaths.open(id))
      .send({ revision: 0, deadline: DEADLINE })
      .expect(200);
    return id;
  }

  async startVoting(id: PositionId): Promise<void> {
    await this.chair.post(positionPaths.closeToAmendments(id)).expect(200);
    await this.chair.post(positionPaths.startVoting(id)).expect(200);
  }

  amendment(n: number, change: AmendmentChange, organisationId?: OrganisationId): AmendmentDraft {
    return {
      id: ame(n),
      change,
      baseRevision: 0,
      organisationId: organisationId ?? this.organisations.lyon.id,
      statement: 'Parce que c’est urgent.',
    };
  }

  async table(id: PositionId, n: number, change: AmendmentChange): Promise<AmendmentId> {
    await this.member
      .post(amendmentPaths.ofPosition(id))
      .send(this.amendment(n, change))
      .expect(201);
    return ame(n);
  }

  async openBallot(id: PositionId, draft: BallotDraft): Promise<BallotId> {
    await this.chair.post(ballotPaths.ofPosition(id)).send(draft).expect(201);
    return draft.id;
  }

  async vote(
    who: Agent,
    ballot: BallotId,
    n: number,
    seatId: SeatId,
    choice: VoteDraft['choice'],
  ): Promise<void> {
    const vote: VoteDraft = { id: vot(n), seatId, choice };
    await who.post(ballotPaths.votes(ballot)).send(vote).expect(201);
  }

  /** All three seats of the group vote for; ids of votes from `first`. */
  async carry(ballot: BallotId, first: number): Promise<void> {
    const { dakarChairsGroup, lyonInGroup, liegeInGroup } = this.network.cast.seats;
    await this.vote(this.chair, ballot, first, dakarChairsGroup.id, 'for');
    await this.vote(this.member, ballot, first + 1, lyonInGroup.id, 'for');
    await this.vote(this.rapporteur, ballot, first + 2, liegeInGroup.id, 'for');
    await this.chair.post(ballotPaths.close(ballot)).expect(200);
  }

  /** From draft to adopted without amendments; `n` numbers position, ballot and votes. */
  async adopted(n: number, date = '2026-09-01'): Promise<PositionId> {
    const id = await this.open(n);
    await this.startVoting(id);
    await this.carry(await this.openBallot(id, { id: bal(n) }), n * 10);
    await this.chair.post(positionPaths.adopt(id)).send({ date }).expect(200);
    return id;
  }
}

export const replaceText = (n: number, baseText: string, text: string): AmendmentChange => ({
  kind: 'replace-text',
  target: par(n),
  baseText,
  text,
});
