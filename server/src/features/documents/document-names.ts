import { Injectable } from '@nestjs/common';
import type { FolderId } from '@passerelle/contracts/ids';
import { freeName, nameKey } from '@passerelle/rules/documents/names';
import { Refusal } from '../../platform/errors/refusal';
import { DocumentRepository } from './document.repository';
import { FolderRepository } from './folder.repository';
import type { Turn } from './space.repository';

/** Names are one of their folder, of folders and documents together. Asked in a turn: nobody else writes meanwhile. */
@Injectable()
export class DocumentNames {
  constructor(
    private readonly folders: FolderRepository,
    private readonly documents: DocumentRepository,
  ) {}

  /** @param except the thing itself, which may change its own name's letters */
  async requireFree(
    turn: Turn,
    folderId: FolderId | null,
    name: string,
    except?: string,
  ): Promise<void> {
    if ((await this.taken(turn, folderId, except)).has(nameKey(name)))
      throw new Refusal('document/name-taken', { name });
  }

  async free(turn: Turn, folderId: FolderId | null, name: string): Promise<string> {
    return freeName(name, await this.taken(turn, folderId));
  }

  private async taken(
    { bodyId, transaction }: Turn,
    folderId: FolderId | null,
    except?: string,
  ): Promise<Set<string>> {
    const folders = await this.folders.tree(bodyId, transaction);
    const documents = await this.documents.inFolder(bodyId, folderId, transaction);
    const here = folders.filter(({ parentId }) => parentId === folderId);
    const others = [...here, ...documents].filter(({ id }) => id !== except);
    return new Set(others.map(({ name }) => nameKey(name)));
  }
}
