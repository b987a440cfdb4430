import { Service, inject } from '@angular/core';
import {
  Bin,
  Comparison,
  DocumentItem,
  DocumentPage,
  FolderCard,
  FolderList,
  FolderPage,
  Preview,
  Transfer,
  TransferList,
  documentPaths,
  type FolderDraft,
  type TransferDraft,
} from '@passerelle/contracts/documents';
import type { BodyId, DocumentId, FolderId, TransferId } from '@passerelle/contracts/ids';
import { Api, reading } from '../../platform/http/api';

/** A folder or a document, as the actions of its row need it. */
export type Filed = { readonly name: string } & (
  | { readonly kind: 'folder'; readonly id: FolderId }
  | { readonly kind: 'document'; readonly id: DocumentId }
);

/** The documents of a body. Reads with a function are called inside a component. */
@Service()
export class DocumentApi {
  private readonly api = inject(Api);

  folder(body: () => BodyId, folder: () => FolderId | undefined) {
    return reading(FolderPage, () => documentPaths.ofBody(body(), folder()));
  }

  document(id: () => DocumentId) {
    return reading(DocumentPage, () => documentPaths.one(id()));
  }

  preview(path: () => string | undefined) {
    return reading(Preview, path);
  }

  comparison(path: () => string | undefined) {
    return reading(Comparison, path);
  }

  folders(body: BodyId): Promise<FolderList> {
    return this.api.get(documentPaths.folders(body), FolderList);
  }

  bin(body: BodyId): Promise<Bin> {
    return this.api.get(documentPaths.bin(body), Bin);
  }

  make(body: BodyId, draft: FolderDraft): Promise<FolderCard> {
    return this.api.post(documentPaths.folders(body), draft, FolderCard);
  }

  rename({ kind, id }: Filed, name: string): Promise<void> {
    const path = kind === 'folder' ? documentPaths.folderName(id) : documentPaths.name(id);
    return this.api.put(path, { name });
  }

  move({ kind, id }: Filed, folderId: FolderId | null): Promise<void> {
    const path = kind === 'folder' ? documentPaths.folderPlace(id) : documentPaths.place(id);
    return this.api.put(path, { folderId });
  }

  discard({ kind, id }: Filed): Promise<void> {
    return this.api.delete(kind === 'folder' ? documentPaths.folder(id) : documentPaths.one(id));
  }

  takeBack({ kind, id }: Pick<Filed, 'kind' | 'id'>): Promise<void> {
    return this.api.post(
      kind === 'folder'
        ? documentPaths.restoreFolder(id as FolderId)
        : documentPaths.restore(id as DocumentId),
    );
  }

  restoreVersion(id: DocumentId, number: number, newest: number): Promise<DocumentItem> {
    const path = documentPaths.restoreVersion(id, number);
    return this.api.post(path, { version: newest }, DocumentItem);
  }

  transfers(body: BodyId): Promise<TransferList> {
    return this.api.get(documentPaths.transfers(body), TransferList);
  }

  announce(body: BodyId, draft: TransferDraft): Promise<Transfer> {
    return this.api.post(documentPaths.transfers(body), draft, Transfer);
  }

  giveUp(id: TransferId): Promise<void> {
    return this.api.delete(documentPaths.transfer(id));
  }

  finish(id: TransferId): Promise<DocumentItem> {
    return this.api.post(documentPaths.finish(id), {}, DocumentItem);
  }
}
