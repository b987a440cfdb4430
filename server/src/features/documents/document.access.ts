import { Injectable } from '@nestjs/common';
import type { Body } from '@passerelle/contracts/bodies';
import type { DocumentId, FolderId, TransferId } from '@passerelle/contracts/ids';
import type { BodyPermission } from '@passerelle/rules/bodies/rights';
import { Refusal } from '../../platform/errors/refusal';
import type { Caller } from '../../platform/permissions/caller';
import { BodyService } from '../bodies/body.service';
import { DocumentRepository, type StoredDocument } from './document.repository';
import { FolderRepository, type StoredFolder } from './folder.repository';
import { TransferRepository, type StoredTransfer } from './transfer.repository';

type Permission = Extract<BodyPermission, `documents:${string}`>;

/** Folders and documents are as open as their body; what lies in the bin is known only to whoever may take it out. */
@Injectable()
export class DocumentAccess {
  constructor(
    private readonly folders: FolderRepository,
    private readonly documents: DocumentRepository,
    private readonly transfers: TransferRepository,
    private readonly bodies: BodyService,
  ) {}

  async folder(caller: Caller, id: FolderId, binned = false): Promise<StoredFolder> {
    const folder = await this.folders.one(id);
    if (!folder) throw new Refusal('request/not-found');
    await this.bodies.require(caller, 'documents:write', folder.bodyId);
    if (!binned && folder.deletion) throw new Refusal('request/not-found');
    return folder;
  }

  async document(
    caller: Caller | undefined,
    permission: Permission,
    id: DocumentId,
    binned = false,
  ): Promise<{ document: StoredDocument; body: Body }> {
    const document = await this.documents.one(id);
    if (!document) throw new Refusal('request/not-found');
    const body = await this.bodies.require(caller, permission, document.bodyId);
    if (!binned && document.deletion) throw new Refusal('request/not-found');
    return { document, body };
  }

  /** One's own, while one may write there. */
  async transfer(caller: Caller, id: TransferId): Promise<StoredTransfer> {
    const transfer = await this.transfers.one(id);
    if (transfer?.personId !== caller.personId) throw new Refusal('request/not-found');
    await this.bodies.require(caller, 'documents:write', transfer.bodyId);
    return transfer;
  }
}
