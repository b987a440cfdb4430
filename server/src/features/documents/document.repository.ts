import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { BodyId, DocumentId, FolderId } from '@passerelle/contracts/ids';
import { fingerprint } from '../../platform/database/create-once';
import type { Transaction } from '../../platform/database/transactions';
import { DocumentRecord, type StoredVersion } from './document.schema';
import type { StoredDeletion } from './folder.schema';
import type { Turn } from './space.repository';

export type StoredDocument = Omit<DocumentRecord, '_id' | 'creation'> & { id: DocumentId };
/** A document as lists need it. */
export type DocumentHead = Omit<StoredDocument, 'versions'>;

function documentOf({ _id, creation: _creation, ...fields }: DocumentRecord): StoredDocument {
  return { id: _id, ...fields };
}

const HERE = { deletion: { $exists: false } } as const;

@Injectable()
export class DocumentRepository {
  constructor(
    @InjectModel(DocumentRecord.name) private readonly documents: Model<DocumentRecord>,
  ) {}

  async one(id: DocumentId, transaction?: Transaction): Promise<StoredDocument | undefined> {
    const found = await this.documents
      .findById(id)
      .session(transaction ?? null)
      .lean<DocumentRecord>();
    return found ? documentOf(found) : undefined;
  }

  async inFolder(
    bodyId: BodyId,
    folderId: FolderId | null,
    transaction?: Transaction,
  ): Promise<DocumentHead[]> {
    return this.heads({ bodyId, folderId, ...HERE }, transaction);
  }

  /** Every document of a body that is not in the bin. */
  async ofBody(bodyId: BodyId): Promise<DocumentHead[]> {
    return this.heads({ bodyId, ...HERE });
  }

  async inBin(bodyId: BodyId): Promise<StoredDocument[]> {
    const found = await this.documents
      .find({ bodyId, deletion: { $exists: true } })
      .lean<DocumentRecord[]>();
    return found.map(documentOf);
  }

  /** Those of the bin included: they come back. */
  count(bodyId: BodyId, { transaction }: Turn): Promise<number> {
    return this.documents.countDocuments({ bodyId }).session(transaction);
  }

  async insert({ transaction }: Turn, { id, ...fields }: StoredDocument): Promise<void> {
    const creation = fingerprint({ id, content: fields.newest.content });
    await this.documents.create([{ _id: id, ...fields, creation }], { session: transaction });
  }

  async addVersion({ transaction }: Turn, id: DocumentId, version: StoredVersion): Promise<void> {
    await this.documents.updateOne(
      { _id: id },
      { $push: { versions: version }, $set: { newest: version } },
      { session: transaction },
    );
  }

  async change(
    { transaction }: Turn,
    id: DocumentId,
    change: Partial<Pick<StoredDocument, 'name' | 'folderId'>>,
  ): Promise<void> {
    await this.documents.updateOne({ _id: id }, { $set: change }, { session: transaction });
  }

  async discard(
    { transaction }: Turn,
    id: DocumentId,
    deletion: StoredDeletion<DocumentId>,
  ): Promise<void> {
    await this.documents.updateOne({ _id: id }, { $set: { deletion } }, { session: transaction });
  }

  /** What lies in these folders goes with them. */
  async discardIn(
    { bodyId, transaction }: Turn,
    folderIds: readonly FolderId[],
    deletion: StoredDeletion<FolderId>,
  ): Promise<void> {
    await this.documents.updateMany(
      { bodyId, folderId: { $in: folderIds }, ...HERE },
      { $set: { deletion } },
      { session: transaction },
    );
  }

  async takeBack({ transaction }: Turn, root: DocumentId | FolderId): Promise<void> {
    await this.documents.updateMany(
      { 'deletion.root': root },
      { $unset: { deletion: 1 } },
      { session: transaction },
    );
  }

  /** Some that lie in the bin since before this moment. */
  async binnedBefore(before: string, limit: number): Promise<StoredDocument[]> {
    const found = await this.documents
      .find({ 'deletion.at': { $lt: before } })
      .limit(limit)
      .lean<DocumentRecord[]>();
    return found.map(documentOf);
  }

  /** False when somebody took it out of the bin. */
  async forget({ transaction }: Turn, id: DocumentId, before: string): Promise<boolean> {
    const { deletedCount } = await this.documents.deleteOne(
      { _id: id, 'deletion.at': { $lt: before } },
      { session: transaction },
    );
    return deletedCount === 1;
  }

  private async heads(filter: object, transaction?: Transaction): Promise<DocumentHead[]> {
    const found = await this.documents
      .find(filter)
      .select('-versions')
      .session(transaction ?? null)
      .lean<DocumentRecord[]>();
    return found.map(documentOf);
  }
}
