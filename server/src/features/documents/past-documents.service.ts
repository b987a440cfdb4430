import { Injectable } from '@nestjs/common';
import { writeFile } from 'node:fs/promises';
import type { BodyId, DocumentId, FolderId, PersonId, TransferId } from '@passerelle/contracts/ids';
import { recognise } from '../../platform/files/recognise';
import { sizeOf } from './contents';
import { DocumentContent } from './document-content';
import { DocumentRepository, type StoredDocument } from './document.repository';
import type { StoredVersion } from './document.schema';
import { FolderRepository, type StoredFolder } from './folder.repository';
import { IncomingParts } from './incoming-parts';
import { SpaceRepository } from './space.repository';

/** A version of an earlier day. */
export interface PastVersion {
  readonly content: TransferId;
  readonly by: PersonId;
  readonly at: string;
  readonly bytes: Uint8Array;
}

export interface PastDocument {
  readonly id: DocumentId;
  readonly bodyId: BodyId;
  readonly folderId: FolderId | null;
  readonly name: string;
  /** The oldest first; at least one. */
  readonly versions: readonly PastVersion[];
}

/** For the demo and imports: folders and documents of an earlier day; contents are looked at like uploads. */
@Injectable()
export class PastDocumentsService {
  constructor(
    private readonly spaces: SpaceRepository,
    private readonly folders: FolderRepository,
    private readonly documents: DocumentRepository,
    private readonly parts: IncomingParts,
    private readonly content: DocumentContent,
  ) {}

  async addFolder(folder: StoredFolder): Promise<void> {
    await this.folders.create(folder, folder);
  }

  async add({ versions: past, ...document }: PastDocument): Promise<void> {
    const versions: StoredVersion[] = [];
    for (const version of past)
      versions.push(await this.kept(document.name, version, versions.length + 1));
    const newest = versions.at(-1)!;
    const stored: StoredDocument = { ...document, versions, newest };
    await this.spaces.turn(document.bodyId, async (turn) => {
      await this.documents.insert(turn, stored);
      await this.spaces.save(turn, { ...turn.use, used: turn.use.used + sizeOf(versions) });
    });
  }

  private async kept(
    name: string,
    { content, by, at, bytes }: PastVersion,
    number: number,
  ): Promise<StoredVersion> {
    const path = this.parts.pathOf(content);
    await writeFile(path, bytes);
    const kind = await recognise(path, name);
    await this.content.keep(content, path);
    return { number, content, ...kind, size: bytes.length, by, at };
  }
}
