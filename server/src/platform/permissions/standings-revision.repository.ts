import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { isDuplicate } from '../database/create-once';
import { SharedReads } from '../database/shared-reads';
import { Transactions, type Transaction } from '../database/transactions';
import { StandingsRevisionRecord } from './standings-revision.schema';

const ID = 'standings';

/**
 * Tells whether what was read about people still holds. Every write that may change what somebody is (mandates, seats,
 * open sign-ins, accounts, the language of a person) goes through `change`; whoever remembers a standing asks for the
 * revision first. It lives in the database, so it holds for every server that shares it.
 */
@Injectable()
export class StandingsRevision {
  private readonly reads = new SharedReads((_id: typeof ID) =>
    this.revisions.findById(_id).lean<StandingsRevisionRecord>(),
  );

  constructor(
    @InjectModel(StandingsRevisionRecord.name)
    private readonly revisions: Model<StandingsRevisionRecord>,
    private readonly transactions: Transactions,
  ) {}

  /** The revision at this instant; undefined before the first change: then nothing may be remembered. */
  async now(): Promise<string | undefined> {
    return (await this.reads.of(ID))?.value;
  }

  /** Runs `write` and moves the revision in one transaction; a write that answers undefined changed nothing. */
  async change<T>(write: (transaction: Transaction) => Promise<T>): Promise<T> {
    try {
      return await this.once(write);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      // Two first changes may have met at the id; any other duplicate comes again.
      return this.once(write);
    }
  }

  private once<T>(write: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.transactions.run(async (session) => {
      const result = await write(session);
      if (result !== undefined)
        await this.revisions.updateOne(
          { _id: ID },
          { $set: { value: randomUUID() } },
          { session, upsert: true },
        );
      return result;
    });
  }
}
