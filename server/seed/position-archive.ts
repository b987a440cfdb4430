import type {
  Amendment,
  AmendmentChange,
  AmendmentOutcome,
  Opinion,
} from '@passerelle/contracts/amendments';
import type { Vote, VoteChoice } from '@passerelle/contracts/ballots';
import type { Body } from '@passerelle/contracts/bodies';
import type {
  AmendmentId,
  BallotId,
  OrganisationId,
  ParagraphId,
  PersonId,
  PositionId,
  VoteId,
} from '@passerelle/contracts/ids';
import type { Article, Paragraph, PositionText } from '@passerelle/contracts/position-text';
import type {
  AdoptionNumber,
  Position,
  PositionKind,
  PositionStatus,
} from '@passerelle/contracts/positions';
import { electorateAt, holdersAt } from '@passerelle/rules/ballots/electorate';
import { tally } from '@passerelle/rules/ballots/tally';
import { baseTextFor } from '@passerelle/rules/positions/text';
import type { StoredBallot } from '../src/features/ballots/ballot.repository';
import type { ArchivedPosition } from '../src/features/positions/position-archive.service';
import { daysAgo } from './chance';
import type { Demo } from './demo';
import type { WrittenText } from './position-words';

type Bare<C> = C extends unknown ? Omit<C, 'baseText'> : never;

export interface Stage {
  readonly kind: PositionKind;
  readonly status: PositionStatus;
  /** Days before the demo's present. */
  readonly begun: number;
  readonly changed: number;
  readonly deadline?: string;
}

/** What one city wants, written on the base text. */
export interface Wish {
  readonly city: string;
  readonly with?: readonly string[];
  readonly change: Bare<AmendmentChange>;
  readonly statement: string;
  readonly opinion?: Opinion;
}

/** Builds one demo position with its amendments and ballots, by the same rules that the product uses. */
export class PositionHistory {
  readonly text: PositionText;
  readonly ballots: StoredBallot[] = [];
  private readonly id: PositionId;
  private readonly amendments: Amendment[] = [];
  private readonly log: AmendmentId[] = [];
  private open: BallotId | undefined;
  private whole: ArchivedPosition['whole'];
  private adopted: ArchivedPosition['adopted'];

  constructor(
    private readonly demo: Demo,
    private readonly body: Body,
    private readonly words: WrittenText,
    private readonly stage: Stage,
  ) {
    this.id = demo.chance.id<PositionId>('pos');
    this.text = {
      recitals: words.recitals.map((text) => this.paragraph(text)),
      articles: words.articles.map(([heading, ...paragraphs]) =>
        this.article(heading, ...paragraphs),
      ),
    };
  }

  paragraph(text: string): Paragraph {
    return { id: this.demo.chance.id<ParagraphId>('par'), text };
  }

  article(heading: string, ...paragraphs: string[]): Article {
    const id = this.demo.chance.id<ParagraphId>('par');
    return { id, heading, paragraphs: paragraphs.map((text) => this.paragraph(text)) };
  }

  /** Ids by the numbers that people say: article 2, sub-paragraph 1. */
  at(article: number, paragraph?: number): ParagraphId {
    const found = this.text.articles[article - 1]!;
    return paragraph === undefined ? found.id : found.paragraphs[paragraph - 1]!.id;
  }

  recital(number: number): ParagraphId {
    return this.text.recitals[number - 1]!.id;
  }

  /** Tabled in the order of the calls; `day` is days before the demo's present. */
  table(day: number, { city, with: others = [], change, statement, opinion }: Wish): Amendment {
    const baseText = baseTextFor(this.text, change.kind, change.target);
    const amendment: Amendment = {
      id: this.demo.chance.id<AmendmentId>('ame'),
      positionId: this.id,
      number: { rank: this.amendments.length + 1, rectification: 0 },
      change: { ...change, baseText } as AmendmentChange,
      baseRevision: 0,
      organisationIds: [city, ...others].map((name) => this.city(name)),
      personId: this.delegateOf(city),
      statement,
      state: 'tabled',
      tabledAt: daysAgo(day, 10 + this.amendments.length),
      ...(opinion && { opinion }),
    };
    this.amendments.push(amendment);
    return amendment;
  }

  /** A closed vote on an amendment, or on the whole text: cities by what they voted. */
  vote(
    day: number,
    hour: number,
    on: Amendment | 'whole',
    cast: Partial<Record<VoteChoice, readonly string[]>>,
  ): void {
    const closedAt = daysAgo(day, hour);
    const stored = this.ballot(daysAgo(day, hour - 1), on, cast);
    const seats = this.seats();
    const holders = holdersAt(closedAt, seats, this.demo.mandates);
    const { electorate, rule, id } = stored.ballot;
    const count = tally(stored.votes, electorate, rule, holders);
    const ballot = { ...stored.ballot, closedAt, closedBy: stored.ballot.openedBy, holders };
    const settled =
      on === 'whole'
        ? []
        : [this.settle(on, id, count.result === 'carried' ? 'adopted' : 'rejected', closedAt)];
    this.ballots.push({ ...stored, ballot, tally: count, settled });
    if (on === 'whole') this.whole = { ballotId: id, result: count.result, at: closedAt };
  }

  /** A vote that runs at the demo's present. */
  openVote(
    day: number,
    hour: number,
    on: Amendment,
    cast: Partial<Record<VoteChoice, readonly string[]>>,
  ): void {
    const stored = this.ballot(daysAgo(day, hour), on, cast);
    this.ballots.push(stored);
    this.open = stored.ballot.id;
    this.change(on, { state: 'voting', ballotId: stored.ballot.id });
  }

  /** Taken back by its city. */
  withdraw(amendment: Amendment, day: number): void {
    this.change(amendment, { state: 'decided', outcome: 'withdrawn', decidedAt: daysAgo(day, 12) });
  }

  adopt(number: AdoptionNumber, date: string): void {
    this.adopted = { number, date };
  }

  archived(): ArchivedPosition {
    const { kind, status, begun, changed, deadline } = this.stage;
    const position: Omit<Position, 'adoption'> & { createdBy: PersonId } = {
      ...{ id: this.id, kind, bodyId: this.body.id, title: this.words.title, language: 'fr' },
      ...{ themes: this.body.themes, sdgs: this.body.sdgs, status, text: this.text, revision: 0 },
      ...(deadline && { deadline }),
      ...{ createdBy: this.delegateOf(this.seats()[2]!.organisationId), createdAt: daysAgo(begun) },
      changedAt: daysAgo(changed),
    };
    return {
      ...{ position, amendments: this.amendments, log: this.log },
      ...(this.open && { openBallotId: this.open }),
      ...(this.whole && { whole: this.whole }),
      ...(this.adopted && { adopted: this.adopted }),
    };
  }

  private settle(amendment: Amendment, ballotId: BallotId, outcome: AmendmentOutcome, at: string) {
    this.change(amendment, { state: 'decided', outcome, ballotId, decidedAt: at });
    if (outcome === 'adopted') this.log.push(amendment.id);
    return { amendmentId: amendment.id, outcome };
  }

  private change({ id }: Amendment, changes: Partial<Amendment>): void {
    const at = this.amendments.findIndex((one) => one.id === id);
    this.amendments[at] = { ...this.amendments[at]!, ...changes };
  }

  private ballot(
    openedAt: string,
    on: Amendment | 'whole',
    cast: Partial<Record<VoteChoice, readonly string[]>>,
  ): StoredBallot {
    const id = this.demo.chance.id<BallotId>('bal');
    const { rule } = this.body;
    const positionId = this.id;
    const votes = Object.entries(cast).flatMap(([choice, cities]) =>
      cities.map((city) => this.voteOf(id, city, choice as VoteChoice, openedAt)),
    );
    return {
      ballot: {
        ...{ id, bodyId: this.body.id, method: 'roll-call', rule, openedAt },
        subject:
          on === 'whole'
            ? { kind: 'position', positionId }
            : { kind: 'amendment', positionId, amendmentId: on.id },
        electorate: electorateAt(openedAt, this.seats(), rule),
        openedBy: this.delegateOf(this.seats()[0]!.organisationId),
      },
      votes: votes.map((vote, index) => ({ ...vote, sequence: index + 1 })),
    };
  }

  private voteOf(ballotId: BallotId, city: string, choice: VoteChoice, at: string): Vote {
    const organisationId = this.city(city);
    const { id: seatId } = this.seats().find((seat) => seat.organisationId === organisationId)!;
    const id = this.demo.chance.id<VoteId>('vot');
    return {
      id,
      ballotId,
      seatId,
      organisationId,
      personId: this.delegateOf(city),
      choice,
      sequence: 1,
      at,
    };
  }

  private seats() {
    return this.demo.seats.filter((seat) => seat.bodyId === this.body.id);
  }

  private city(name: string): OrganisationId {
    const found = this.demo.cities.find((city) => city.name === name);
    if (!found) throw new Error(`no demo city is called ${name}`);
    return found.id;
  }

  /** The person who speaks for a city in this body: the last one that its seat names, an official. */
  private delegateOf(city: string): PersonId {
    const organisationId = this.demo.cities.find((one) => one.id === city)?.id ?? this.city(city);
    const seat = this.seats().find((one) => one.organisationId === organisationId);
    const held = this.demo.mandates.find((mandate) => mandate.id === seat?.mandateIds.at(-1));
    if (!held) throw new Error(`${city} has no seat in ${this.body.name.fr}`);
    return held.personId;
  }
}
