import { Injectable } from '@nestjs/common';
import type { BallotCard, BallotPage, MyBallotSeat } from '@passerelle/contracts/ballots';
import type { PersonId } from '@passerelle/contracts/ids';
import { seatsToVoteFor, turnoutOf } from '@passerelle/rules/ballots/conduct';
import type { Caller } from '../../platform/permissions/caller';
import { OrganisationService } from '../organisations/organisation.service';
import { PersonService } from '../people/person.service';
import type { StoredBallot } from './ballot.repository';

/** What leaves the server of a ballot. While it runs: how many seats have voted, and to a seat its own vote and who cast it. */
@Injectable()
export class BallotCards {
  constructor(
    private readonly organisations: OrganisationService,
    private readonly people: PersonService,
  ) {}

  async card(
    { ballot, votes, tally }: StoredBallot,
    known: readonly PersonId[] = [],
  ): Promise<BallotCard> {
    const people = new Set<PersonId>([ballot.openedBy, ...known]);
    if (ballot.closedBy) people.add(ballot.closedBy);
    if (tally)
      for (const seat of tally.seats) for (const voice of seat.voices) people.add(voice.personId);
    const [organisations, cards] = await Promise.all([
      this.organisations.named(ballot.electorate.map((elector) => elector.organisationId)),
      this.people.cards([...people]),
    ]);
    return {
      ...ballot,
      names: {
        organisations: Object.fromEntries([...organisations].map(([id, { name }]) => [id, name])),
        people: Object.fromEntries([...cards].map(([id, { name }]) => [id, name])),
      },
      turnout: turnoutOf(votes, ballot.electorate),
      ...(tally && { tally }),
    };
  }

  async page(caller: Caller | undefined, stored: StoredBallot): Promise<BallotPage> {
    const mine = this.mine(caller, stored);
    const casters = mine.flatMap(({ castBy }) => castBy ?? []);
    return { ballot: await this.card(stored, casters), mine };
  }

  /** The seats that the caller votes for now, with what stands there. None once the ballot is closed. */
  mine(caller: Caller | undefined, { ballot, votes }: StoredBallot): MyBallotSeat[] {
    if (!caller || ballot.closedAt) return [];
    return seatsToVoteFor(caller.standing, ballot).map(({ seatId, organisationId }) => {
      const last = votes.filter((vote) => vote.seatId === seatId).at(-1);
      return {
        ...{ seatId, organisationId },
        ...(last && { choice: last.choice, castBy: last.personId }),
      };
    });
  }
}
