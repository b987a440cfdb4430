import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { BodyId, FolderId } from '@passerelle/contracts/ids';
import { createOnce } from '../../platform/database/create-once';
import type { Transaction } from '../../platform/database/transactions';
import { FolderRecord, type StoredDeletion } from './folder.schema';
import type { Turn } from './space.repository';

export type StoredFolder = Omit<FolderRecord, '_id' | 'creation'> & { id: FolderId };

function folderOf({ _id, creation: _creation, ...fields }: FolderRecord): StoredFolder {
  return { id: _id, ...fields };
}

@Injectable()
export class FolderRepository {
  constructor(@InjectModel(FolderRecord.name) private readonly folders: Model<FolderRecord>) {}

  async one(id: FolderId, transaction?: Transaction): Promise<StoredFolder | undefined> {
    const found = await this.folders
      .findById(id)
      .session(transaction ?? null)
      .lean<FolderRecord>();
    return found ? folderOf(found) : undefined;
  }

  /** The tree of a body, without what lies in the bin. */
  async tree(bodyId: BodyId, transaction?: Transaction): Promise<StoredFolder[]> {
    return (await this.all(bodyId, transaction)).filter(({ deletion }) => !deletion);
  }

  /** Every folder of a body, those in the bin too. */
  async all(bodyId: BodyId, transaction?: Transaction): Promise<StoredFolder[]> {
    const found = await this.folders
      .find({ bodyId })
      .session(transaction ?? null)
      .lean<FolderRecord[]>();
    return found.map(folderOf);
  }

  exists(id: FolderId): Promise<unknown> {
    return this.folders.exists({ _id: id });
  }

  create({ id, ...fields }: StoredFolder, command: unknown, turn?: Turn) {
    return createOnce(this.folders, { _id: id, ...fields }, command, turn?.transaction);
  }

  async change(
    { transaction }: Turn,
    id: FolderId,
    change: Partial<Pick<StoredFolder, 'name' | 'parentId'>>,
  ): Promise<void> {
    await this.folders.updateOne({ _id: id }, { $set: change }, { session: transaction });
  }

  async discard(
    { transaction }: Turn,
    ids: readonly FolderId[],
    deletion: StoredDeletion<FolderId>,
  ): Promise<void> {
    await this.folders.updateMany(
      { _id: { $in: ids } },
      { $set: { deletion } },
      { session: transaction },
    );
  }

  async takeBack({ transaction }: Turn, root: FolderId): Promise<void> {
    await this.folders.updateMany(
      { 'deletion.root': root },
      { $unset: { deletion: 1 } },
      { session: transaction },
    );
  }

  /** Folders that lie in the bin since before this moment go for good. */
  async forget(before: string): Promise<void> {
    await this.folders.deleteMany({ 'deletion.at': { $lt: before } });
  }
}
