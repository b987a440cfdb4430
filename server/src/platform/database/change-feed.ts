import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Connection, mongo } from 'mongoose';

/** A document was written or removed. */
export interface Change {
  readonly collection: string;
  readonly id: string;
  /** Names of the fields that an update touched; absent when the document is new, replaced or gone. */
  readonly fields?: readonly string[];
  /** Where to go on after it. */
  readonly token: string;
}

export interface Feed {
  /** Changes since the last call, in order; waits for the first. Undefined when the feed has ended. */
  next(): Promise<readonly Change[] | undefined>;
  /** Why it ended, when something went wrong. */
  readonly fault: unknown;
  close(): Promise<void>;
}

/** The database no longer knows where this token was. */
export const isForgotten = (error: unknown): boolean =>
  [136, 286, 260].includes((error as { code?: number } | null)?.code ?? 0);

/** What happens in collections, whichever process does it; goes on after a restart where it was. */
@Injectable()
export class ChangeFeed {
  constructor(@InjectConnection() private readonly connection: Connection) {}

  /** The present moment: a feed after it tells everything that follows. */
  async now(): Promise<string> {
    const stream = this.database().watch([], { maxAwaitTimeMS: 1 });
    try {
      await stream.tryNext();
      return JSON.stringify(stream.resumeToken);
    } finally {
      await stream.close();
    }
  }

  after(token: string, collections: readonly string[]): Feed {
    const kinds = ['insert', 'update', 'replace', 'delete'];
    const stream = this.database().watch(
      [
        { $match: { 'ns.coll': { $in: collections }, operationType: { $in: kinds } } },
        { $project: { fullDocument: 0 } },
      ],
      { resumeAfter: JSON.parse(token) as mongo.ResumeToken },
    );
    return new StreamFeed(stream);
  }

  /** Documents as they are now; those that are gone are left out. */
  async read<T>(collection: string, ids: readonly string[]): Promise<T[]> {
    const found = this.database().collection<{ _id: string }>(collection);
    return (await found.find({ _id: { $in: [...ids] } }).toArray()) as T[];
  }

  /** The next documents in the order of their ids. */
  async page<T>(collection: string, after: string, limit: number): Promise<T[]> {
    const found = this.database().collection<{ _id: string }>(collection);
    const next = found.find({ _id: { $gt: after } }).sort({ _id: 1 });
    return (await next.limit(limit).toArray()) as T[];
  }

  count(collection: string): Promise<number> {
    return this.database().collection(collection).estimatedDocumentCount();
  }

  /** Ids of the documents whose `field` holds one of these values. */
  async holding(collection: string, field: string, values: readonly string[]): Promise<string[]> {
    const found = this.database().collection<{ _id: string }>(collection);
    const cursor = found.find({ [field]: { $in: [...values] } }, { projection: { _id: 1 } });
    return (await cursor.toArray()).map(({ _id }) => _id);
  }

  private database(): mongo.Db {
    return this.connection.getClient().db(this.connection.name);
  }
}

class StreamFeed implements Feed {
  fault: unknown;
  private changes: Change[] = [];
  private ended = false;
  private wake: () => void = () => undefined;

  constructor(private readonly stream: mongo.ChangeStream) {
    stream.on('change', (event) => {
      this.changes.push(changeOf(event as Told));
      this.wake();
    });
    stream.on('error', (error) => this.end(error));
    stream.on('close', () => this.end());
  }

  async next(): Promise<readonly Change[] | undefined> {
    while (this.changes.length === 0 && !this.ended)
      await new Promise<void>((resolve) => (this.wake = resolve));
    if (this.changes.length === 0) return undefined;
    const changes = this.changes;
    this.changes = [];
    return changes;
  }

  async close(): Promise<void> {
    this.end();
    await this.stream.close();
  }

  private end(fault?: unknown): void {
    this.fault ??= fault;
    this.ended = true;
    this.wake();
  }
}

interface Told {
  _id: unknown;
  operationType: string;
  ns: { coll: string };
  documentKey: { _id: string };
  updateDescription?: { updatedFields?: object; removedFields?: string[] };
}

function changeOf({ _id, operationType, ns, documentKey, updateDescription }: Told): Change {
  const { updatedFields = {}, removedFields = [] } = updateDescription ?? {};
  const touched = [...Object.keys(updatedFields), ...removedFields];
  return {
    collection: ns.coll,
    id: documentKey._id,
    ...(operationType === 'update' && { fields: touched.map((name) => name.split('.')[0]!) }),
    token: JSON.stringify(_id),
  };
}
