import { Injectable } from '@nestjs/common';
import type { DocumentItem } from '@passerelle/contracts/documents';
import type { TransferId } from '@passerelle/contracts/ids';
import { arrived } from '@passerelle/rules/documents/quota';
import { Clock } from '../../platform/clock/clock';
import { Refusal } from '../../platform/errors/refusal';
import { DomainEvents } from '../../platform/events/domain-events';
import { recognise } from '../../platform/files/recognise';
import type { Caller } from '../../platform/permissions/caller';
import { DocumentAccess } from './document.access';
import { DocumentContent } from './document-content';
import { DocumentVersionAdded } from './document.events';
import { DocumentNames } from './document-names';
import { DocumentRepository } from './document.repository';
import type { StoredVersion } from './document.schema';
import { DocumentService } from './document.service';
import { FolderRepository } from './folder.repository';
import { IncomingParts } from './incoming-parts';
import { SpaceRepository, type Turn } from './space.repository';
import { TransferRepository, type StoredTransfer } from './transfer.repository';
import { TransferService } from './transfer.service';

type Kind = NonNullable<StoredTransfer['recognised']>;

/**
 * A file that has arrived whole becomes a document or a version. Three steps, each of which may be the last before a
 * crash: what it is, is noted; its bytes go to their place; one transaction says so. Asked again it goes on from there.
 */
@Injectable()
export class ArrivalService {
  constructor(
    private readonly access: DocumentAccess,
    private readonly underWay: TransferService,
    private readonly spaces: SpaceRepository,
    private readonly folders: FolderRepository,
    private readonly documents: DocumentRepository,
    private readonly transfers: TransferRepository,
    private readonly parts: IncomingParts,
    private readonly content: DocumentContent,
    private readonly names: DocumentNames,
    private readonly shown: DocumentService,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  async finish(caller: Caller, id: TransferId): Promise<DocumentItem> {
    const transfer = await this.access.transfer(caller, id);
    if (!transfer.finishedAt) {
      const kind = await this.stored(transfer);
      const at = this.clock.instant();
      const number = await this.spaces.turn(transfer.bodyId, (turn) =>
        this.file(turn, transfer, kind, at),
      );
      if (number) await this.tell(transfer, at, number);
    }
    return this.shown.item(transfer.documentId);
  }

  /** The content in its place, and what it is. */
  private async stored(transfer: StoredTransfer): Promise<Kind> {
    const { id, size } = transfer;
    const received = await this.parts.received(id);
    if (received === undefined && transfer.recognised && (await this.content.has(id)))
      return transfer.recognised;
    if (received !== size) throw new Refusal('document/incomplete');
    const kind = transfer.recognised ?? (await this.recognised(transfer));
    await this.content.keep(id, this.parts.pathOf(id)).catch(async (error: unknown) => {
      // Another finish of the same transfer may have taken it there meanwhile.
      if (!(await this.content.has(id))) throw error;
    });
    return kind;
  }

  /** What is not accepted is given up at once: its room is free again. */
  private async recognised(transfer: StoredTransfer): Promise<Kind> {
    try {
      const { type, inline } = await recognise(this.parts.pathOf(transfer.id), transfer.name);
      await this.transfers.recognised(transfer.id, { type, inline });
      return { type, inline };
    } catch (error) {
      if (error instanceof Refusal) await this.underWay.drop(transfer);
      throw error;
    }
  }

  /** Number of the version; undefined when another finish was faster. */
  private async file(
    turn: Turn,
    { id }: StoredTransfer,
    kind: Kind,
    at: string,
  ): Promise<number | undefined> {
    const now = await this.transfers.one(id, turn.transaction);
    if (!now) throw new Refusal('request/not-found');
    if (now.finishedAt) return undefined;
    const facts = { ...kind, content: id, size: now.size, by: now.personId, at };
    const number = await (now.isVersion ? this.addVersion : this.addDocument).call(
      this,
      turn,
      now,
      facts,
    );
    await this.spaces.save(turn, arrived(turn.use, now.size));
    await this.transfers.finish(turn, id, at);
    return number;
  }

  /** A name that was taken meanwhile gets a number, a folder that has gone leaves it at the top: nothing is lost. */
  private async addDocument(
    turn: Turn,
    { documentId, bodyId, name, folderId: wanted }: StoredTransfer,
    facts: Omit<StoredVersion, 'number'>,
  ): Promise<number> {
    const folder = wanted && (await this.folders.one(wanted, turn.transaction));
    const folderId = folder && !folder.deletion ? folder.id : null;
    const free = await this.names.free(turn, folderId, name);
    const first = { ...facts, number: 1 };
    const document = { id: documentId, bodyId, folderId, name: free };
    await this.documents.insert(turn, { ...document, versions: [first], newest: first });
    return 1;
  }

  private async addVersion(
    turn: Turn,
    { documentId }: StoredTransfer,
    facts: Omit<StoredVersion, 'number'>,
  ): Promise<number> {
    const document = await this.documents.one(documentId, turn.transaction);
    if (!document) throw new Refusal('request/not-found');
    if (document.deletion) throw new Refusal('document/in-bin');
    const number = document.newest.number + 1;
    await this.documents.addVersion(turn, documentId, { ...facts, number });
    return number;
  }

  private tell({ personId, bodyId, documentId }: StoredTransfer, at: string, number: number) {
    return this.events.publish(new DocumentVersionAdded(at, personId, bodyId, documentId, number));
  }
}
