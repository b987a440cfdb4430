import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { StoredFile } from '@passerelle/contracts/files';
import type { FileId } from '@passerelle/contracts/ids';
import { createOnce } from '../../platform/database/create-once';
import { FileRecord } from './file.schema';

function fileOf({ _id, creation: _creation, ...fields }: FileRecord): StoredFile {
  return { id: _id, ...fields };
}

/** What makes two uploads the same: who, where, which name and which bytes. */
function commandOf({ bodyId, place, name, sha256, uploadedBy }: StoredFile) {
  return { bodyId, place, name, sha256, uploadedBy };
}

@Injectable()
export class FileRepository {
  constructor(@InjectModel(FileRecord.name) private readonly files: Model<FileRecord>) {}

  async one(id: FileId): Promise<StoredFile | undefined> {
    const found = await this.files.findById(id).lean<FileRecord>();
    return found ? fileOf(found) : undefined;
  }

  async named(ids: readonly FileId[]): Promise<Map<FileId, StoredFile>> {
    if (ids.length === 0) return new Map();
    const found = await this.files.find({ _id: { $in: ids } }).lean<FileRecord[]>();
    return new Map(found.map((record) => [record._id, fileOf(record)]));
  }

  create(file: StoredFile): Promise<'created' | 'already'> {
    const { id, ...fields } = file;
    return createOnce(this.files, { _id: id, ...fields }, commandOf(file));
  }
}
