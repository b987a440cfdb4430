import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import type { BallotId } from '@passerelle/contracts/ids';
import { tally } from '@passerelle/rules/ballots/tally';
import { BallotRepository } from './ballot.repository';

/** Counts closed ballots again from their votes: for `doctor`, and for whoever does not want to believe. */
@Injectable()
export class BallotCheckService {
  constructor(private readonly ballots: BallotRepository) {}

  /** Ballots whose stored count does not follow from their votes; empty when all is whole. */
  async faults(): Promise<BallotId[]> {
    const faults: BallotId[] = [];
    for (const id of await this.ballots.closedIds()) if (!(await this.isRight(id))) faults.push(id);
    return faults;
  }

  async isRight(id: BallotId): Promise<boolean> {
    const stored = await this.ballots.one(id);
    if (!stored?.ballot.closedAt) return false;
    const { electorate, rule, holders = [] } = stored.ballot;
    const again = tally(stored.votes, electorate, rule, holders);
    return isDeepStrictEqual(again, stored.tally);
  }
}
