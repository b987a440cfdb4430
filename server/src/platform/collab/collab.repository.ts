import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import * as Y from 'yjs';
import { Ids } from '../clock/ids';
import { Transactions } from '../database/transactions';
import { CollabStateRecord, CollabUpdateRecord } from './collab.schema';

/** Drivers hand binary fields out as their own class. */
type Binary = Uint8Array | { buffer: Uint8Array };
const bytesOf = (value: Binary): Uint8Array =>
  value instanceof Uint8Array ? new Uint8Array(value) : new Uint8Array(value.buffer);

/** Keeps what several people write together: each update as it came, merged from time to time. */
@Injectable()
export class CollabRepository {
  constructor(
    @InjectModel(CollabUpdateRecord.name) private readonly updates: Model<CollabUpdateRecord>,
    @InjectModel(CollabStateRecord.name) private readonly states: Model<CollabStateRecord>,
    private readonly transactions: Transactions,
    private readonly ids: Ids,
  ) {}

  /** Resolves when the update is stored for good. */
  async append(name: string, update: Uint8Array): Promise<void> {
    await this.updates.create({ _id: this.ids.next('cup'), name, update: Buffer.from(update) });
  }

  /** Everything that was ever stored for a text, as one update. */
  async load(name: string): Promise<Uint8Array> {
    const [state, updates] = await Promise.all([
      this.states.findById(name).lean<CollabStateRecord>(),
      this.updates.find({ name }).lean<CollabUpdateRecord[]>(),
    ]);
    const parts = [...(state ? [state.state] : []), ...updates.map(({ update }) => update)];
    return Y.mergeUpdates(parts.map(bytesOf));
  }

  /** Writes the state down and drops the updates that are in it, so that what is kept stays small. */
  async compact(name: string): Promise<void> {
    await this.transactions.run(async (session) => {
      const updates = await this.updates
        .find({ name }, null, { session })
        .lean<CollabUpdateRecord[]>();
      if (updates.length === 0) return;
      const before = await this.states.findById(name, null, { session }).lean<CollabStateRecord>();
      const parts = [...(before ? [before.state] : []), ...updates.map(({ update }) => update)];
      const state = Buffer.from(forgotten(parts.map(bytesOf)));
      await this.states.updateOne({ _id: name }, { $set: { state } }, { session, upsert: true });
      const ids = updates.map(({ _id }) => _id);
      await this.updates.deleteMany({ _id: { $in: ids } }, { session });
    });
  }
}

/** Merged through a document, which forgets the words that were deleted: only who deletes what remains. */
function forgotten(parts: readonly Uint8Array[]): Uint8Array {
  const document = new Y.Doc();
  for (const part of parts) Y.applyUpdate(document, part);
  const state = Y.encodeStateAsUpdate(document);
  document.destroy();
  return state;
}
