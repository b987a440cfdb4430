import { Injectable } from '@nestjs/common';
import { InjectConnection, InjectModel } from '@nestjs/mongoose';
import { MongoBackend } from '@agendajs/mongo-backend';
import type { Connection, Model } from 'mongoose';
import { JobRecord } from './job.schema';

/** Where jobs are kept: the product's own database, through the connection that is open already. */
@Injectable()
export class JobStore {
  constructor(
    @InjectConnection() private readonly connection: Connection,
    @InjectModel(JobRecord.name) private readonly jobs: Model<JobRecord>,
  ) {}

  /** Resolves when the unique index exists: before that, two servers could make one job twice. */
  async ready(): Promise<MongoBackend> {
    await this.jobs.init();
    const mongo = this.connection.getClient().db(this.connection.name);
    return new MongoBackend({ mongo, collection: this.jobs.collection.name });
  }
}
