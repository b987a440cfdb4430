import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { ClientSession, Connection } from 'mongoose';

/** Handed by a service to repositories so that their writes stand or fall together. */
export type Transaction = ClientSession;

@Injectable()
export class Transactions {
  constructor(@InjectConnection() private readonly connection: Connection) {}

  /**
   * Runs `work` in one transaction; on a write conflict the database asks for a new try and `work` runs again,
   * so it must have no effect besides what it writes through the transaction.
   */
  async run<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const session = await this.connection.startSession();
    try {
      return await session.withTransaction(() => work(session));
    } finally {
      await session.endSession();
    }
  }
}
