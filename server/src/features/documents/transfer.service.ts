import { Inject, Injectable } from '@nestjs/common';
import {
  DOCUMENT_LIMIT,
  TRANSFER_DAYS,
  type Transfer,
  type TransferDraft,
  type TransferList,
} from '@passerelle/contracts/documents';
import type { BodyId, DocumentId, TransferId } from '@passerelle/contracts/ids';
import { extensionOf } from '@passerelle/rules/documents/names';
import { freeIn, givenUp, reserved } from '@passerelle/rules/documents/quota';
import { Clock } from '../../platform/clock/clock';
import { Ids } from '../../platform/clock/ids';
import { SETTINGS, type Settings } from '../../platform/config/settings';
import { isDuplicate } from '../../platform/database/create-once';
import { Refusal } from '../../platform/errors/refusal';
import { keptName } from '../../platform/files/file-name';
import type { Caller } from '../../platform/permissions/caller';
import { BodyService } from '../bodies/body.service';
import { DocumentAccess } from './document.access';
import { DocumentContent } from './document-content';
import { DocumentRepository, type StoredDocument } from './document.repository';
import { MOST_VERSIONS } from './document.service';
import { FolderRepository } from './folder.repository';
import { spaceLimit } from './folder.service';
import { IncomingParts } from './incoming-parts';
import { SpaceRepository, type Turn } from './space.repository';
import { TransferRepository, type StoredTransfer } from './transfer.repository';

/** Documents that a body may have. */
const MOST_DOCUMENTS = 5_000;
const MEGABYTE = 1024 * 1024;

/** Files under way: announced with their size, so that room is promised before a byte is sent. */
@Injectable()
export class TransferService {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly access: DocumentAccess,
    private readonly bodies: BodyService,
    private readonly spaces: SpaceRepository,
    private readonly folders: FolderRepository,
    private readonly documents: DocumentRepository,
    private readonly transfers: TransferRepository,
    private readonly parts: IncomingParts,
    private readonly content: DocumentContent,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async list(caller: Caller, bodyId: BodyId): Promise<TransferList> {
    await this.bodies.require(caller, 'documents:write', bodyId);
    const mine = await this.transfers.underWay(bodyId, caller.personId);
    return Promise.all(mine.map((transfer) => this.shown(transfer)));
  }

  async announce(caller: Caller, bodyId: BodyId, draft: TransferDraft): Promise<Transfer> {
    await this.bodies.require(caller, 'documents:write', bodyId);
    if (draft.size > DOCUMENT_LIMIT)
      throw new Refusal('document/too-large', { limit: DOCUMENT_LIMIT / MEGABYTE });
    const command = { bodyId, by: caller.personId, draft };
    const transfer = await this.drafted(caller, bodyId, draft);
    const again = () => this.transfers.create(transfer, command);
    if (await this.transfers.exists(draft.id)) await again();
    else
      await this.spaces
        .turn(bodyId, (turn) => this.reserve(turn, transfer, command))
        .catch((error: unknown) => {
          if (isDuplicate(error, '_id')) return again();
          throw error;
        });
    return this.expected(caller, draft.id);
  }

  /** Gives a file up: its room is free again. One that has arrived stays. */
  async giveUp(caller: Caller, id: TransferId): Promise<void> {
    const transfer = await this.access.transfer(caller, id);
    await this.drop(transfer);
  }

  async drop({ id, bodyId }: StoredTransfer): Promise<void> {
    const dropped = await this.spaces.turn(bodyId, async (turn) => {
      const now = await this.transfers.one(id, turn.transaction);
      if (!now || now.finishedAt) return false;
      await this.spaces.save(turn, givenUp(turn.use, now.size));
      await this.transfers.remove(turn, id);
      return true;
    });
    if (!dropped) return;
    await this.parts.discard(id);
    await this.content.remove(id);
  }

  /** All bytes count as received once they lie with the document, or on their way there. */
  async received({ id, size, finishedAt }: StoredTransfer): Promise<number> {
    if (finishedAt) return size;
    const received = await this.parts.received(id);
    return received ?? ((await this.content.has(id)) ? size : 0);
  }

  until(): string {
    return new Date(this.clock.now().getTime() + TRANSFER_DAYS * 86_400_000).toISOString();
  }

  private async drafted(
    caller: Caller,
    bodyId: BodyId,
    { id, name, size, folderId, documentId }: TransferDraft,
  ): Promise<StoredTransfer> {
    const document = documentId && (await this.versioned(bodyId, documentId, name));
    const [at, until, personId] = [this.clock.instant(), this.until(), caller.personId];
    return {
      ...{ id, bodyId, personId, size, at, until, isVersion: !!document },
      name: document ? document.name : keptName(name),
      folderId: document ? document.folderId : folderId,
      documentId: documentId ?? this.ids.next<DocumentId>('doc'),
    };
  }

  private async versioned(bodyId: BodyId, id: DocumentId, name: string): Promise<StoredDocument> {
    const document = await this.documents.one(id);
    if (document?.bodyId !== bodyId || document.deletion) throw new Refusal('request/not-found');
    const extension = extensionOf(document.name);
    if (extensionOf(name) !== extension) throw new Refusal('document/other-kind', { extension });
    if (document.versions.length >= MOST_VERSIONS)
      throw new Refusal('document/too-many-versions', { limit: MOST_VERSIONS });
    return document;
  }

  private async reserve(turn: Turn, transfer: StoredTransfer, command: unknown): Promise<void> {
    const { bodyId, transaction, use } = turn;
    if (!transfer.isVersion) {
      const folder = transfer.folderId && (await this.folders.one(transfer.folderId, transaction));
      if (transfer.folderId && (!folder || folder.bodyId !== bodyId || folder.deletion))
        throw new Refusal('request/not-found');
      if ((await this.documents.count(bodyId, turn)) >= MOST_DOCUMENTS)
        throw new Refusal('document/too-many', { limit: MOST_DOCUMENTS });
    }
    const limit = spaceLimit(this.settings);
    const promised = reserved(use, transfer.size, limit);
    const free = Math.floor(freeIn(use, limit) / MEGABYTE);
    if (!promised) throw new Refusal('document/quota', { free });
    await this.spaces.save(turn, promised);
    await this.transfers.create(transfer, command, turn);
  }

  private async expected(caller: Caller, id: TransferId): Promise<Transfer> {
    const transfer = await this.access.transfer(caller, id);
    const isNew = !transfer.finishedAt && (await this.parts.received(id)) === undefined;
    if (isNew && !(await this.content.has(id))) await this.parts.expect(id);
    return this.shown(transfer);
  }

  private async shown(transfer: StoredTransfer): Promise<Transfer> {
    const { id, bodyId, name, size, folderId, documentId, isVersion, at } = transfer;
    const received = await this.received(transfer);
    return { id, bodyId, name, size, folderId, received, at, ...(isVersion && { documentId }) };
  }
}
