import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { RateLimiterMongo, RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from '../../platform/errors/refusal';

const HALF_HOUR = 30 * 60;

/**
 * Limits on guessing: five failures for an account in half an hour, from wherever;
 * generous for an address, because a carrier puts whole cities behind one. Counted in the database, so instances share them.
 */
@Injectable()
export class Attempts {
  private readonly account: RateLimiterMongo;
  private readonly address: RateLimiterMongo;

  constructor(@InjectConnection() connection: Connection) {
    const store = { storeClient: connection, duration: HALF_HOUR };
    this.account = new RateLimiterMongo({
      ...store,
      keyPrefix: 'sign-in-account',
      tableName: 'attempts',
      points: 5,
    });
    this.address = new RateLimiterMongo({
      ...store,
      keyPrefix: 'sign-in-address',
      tableName: 'attempts',
      points: 300,
    });
  }

  /** Counts an attempt before it is judged, so that parallel guesses cannot slip through. */
  async count(email: string, address: string): Promise<void> {
    try {
      await this.address.consume(address);
      await this.account.consume(email);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      throw new Refusal('account/too-many-attempts', {
        minutes: Math.ceil(error.msBeforeNext / 60_000),
      });
    }
  }

  async forgive(email: string): Promise<void> {
    await this.account.delete(email);
  }
}
