import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { ZipFile } from 'yazl';
import type { BodyId, FolderId } from '@passerelle/contracts/ids';
import { trailOf, within } from '@passerelle/rules/documents/tree';
import { Refusal } from '../../platform/errors/refusal';
import { dispositionOf } from '../../platform/files/file-name';
import type { Caller } from '../../platform/permissions/caller';
import { BodyService } from '../bodies/body.service';
import { DocumentContent } from './document-content';
import { DocumentRepository, type DocumentHead } from './document.repository';
import { FolderRepository, type StoredFolder } from './folder.repository';
import { delivered } from './send-content';
import { TransferWatch } from './transfer-watch';

/** A folder with all that lies in it, written while it is sent: nothing is gathered in memory or on the disk. */
@Injectable()
export class ArchiveService {
  constructor(
    private readonly bodies: BodyService,
    private readonly folders: FolderRepository,
    private readonly documents: DocumentRepository,
    private readonly content: DocumentContent,
    private readonly watch: TransferWatch,
  ) {}

  async send(
    caller: Caller | undefined,
    bodyId: BodyId,
    folderId: FolderId | undefined,
    response: Response,
  ): Promise<void> {
    const body = await this.bodies.require(caller, 'documents:read', bodyId);
    const tree = await this.folders.tree(bodyId);
    const root = folderId && tree.find(({ id }) => id === folderId);
    if (folderId && !root) throw new Refusal('request/not-found');
    const name = root ? root.name : body.name.fr;
    const zip = this.written(tree, root || undefined, await this.documents.ofBody(bodyId));
    response.set({
      'Content-Type': 'application/zip',
      'Content-Disposition': dispositionOf(`${name}.zip`, false),
    });
    const watched = { caller, permission: 'documents:read', bodyId } as const;
    await this.watch.during(watched, response, () => delivered(zip.outputStream, response));
  }

  private written(
    tree: readonly StoredFolder[],
    root: StoredFolder | undefined,
    documents: readonly DocumentHead[],
  ): ZipFile {
    const zip = new ZipFile();
    const ids = root ? within(tree, root.id) : undefined;
    const above = root ? trailOf(tree, root.id).length : 0;
    const pathOf = (id: FolderId | null) =>
      trailOf(tree, id)
        .slice(above)
        .map(({ name }) => `${name}/`)
        .join('');
    for (const { id } of tree) {
      const path = pathOf(id);
      if (path && (!ids || ids.has(id))) zip.addEmptyDirectory(path);
    }
    for (const { folderId, name, newest } of documents) {
      if (ids && (!folderId || !ids.has(folderId))) continue;
      const { content, size, type, at } = newest;
      const options = { size, mtime: new Date(at), compress: type.startsWith('text/') };
      zip.addReadStreamLazy(`${pathOf(folderId)}${name}`, options, (give) => {
        this.content.read(content).then(
          (stream) => give(null, stream),
          (error: unknown) => give(error, undefined as never),
        );
      });
    }
    zip.end();
    return zip;
  }
}
