import { Injectable } from '@nestjs/common';
import type {
  FolderCard,
  FolderDraft,
  NameChange,
  PlaceChange,
} from '@passerelle/contracts/documents';
import type { BodyId, DocumentId, FolderId } from '@passerelle/contracts/ids';
import { renamed } from '@passerelle/rules/documents/names';
import { DEEPEST, mayHoldFolder, whyNotMove } from '@passerelle/rules/documents/tree';
import { Clock } from '../../platform/clock/clock';
import { Refusal } from '../../platform/errors/refusal';
import { DomainEvents } from '../../platform/events/domain-events';
import { keptName } from '../../platform/files/file-name';
import type { Caller } from '../../platform/permissions/caller';
import { BodyService } from '../bodies/body.service';
import { DocumentAccess } from './document.access';
import { folderCard } from './document-cards';
import { DocumentChanged, FolderChanged, type Deed } from './document.events';
import { DocumentNames } from './document-names';
import { DocumentRepository } from './document.repository';
import { FolderRepository, type StoredFolder } from './folder.repository';
import { SpaceRepository, type Turn } from './space.repository';

/** Folders that a body may have. */
const MOST_FOLDERS = 500;

/** Puts folders and documents in order: makes, renames, moves. */
@Injectable()
export class FilingService {
  constructor(
    private readonly access: DocumentAccess,
    private readonly bodies: BodyService,
    private readonly spaces: SpaceRepository,
    private readonly folders: FolderRepository,
    private readonly documents: DocumentRepository,
    private readonly names: DocumentNames,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  async make(caller: Caller, bodyId: BodyId, draft: FolderDraft): Promise<FolderCard> {
    await this.bodies.require(caller, 'documents:write', bodyId);
    const folder = { ...draft, name: keptName(draft.name), bodyId };
    const command = { bodyId, by: caller.personId, draft };
    const again = async () => (await this.folders.create(folder, command)) === 'created';
    const made = (await this.folders.exists(draft.id))
      ? await again()
      : await this.spaces
          .turn(bodyId, (turn) => this.makeIn(turn, folder, command))
          .catch(async (error: unknown) => {
            // Whatever stood in the way, the same command may have come through meanwhile.
            if (await this.folders.exists(draft.id)) return again();
            throw error;
          });
    if (made) await this.tellFolder(caller, folder, 'made');
    return folderCard((await this.folders.one(draft.id)) ?? folder);
  }

  async renameFolder(caller: Caller, id: FolderId, { name }: NameChange): Promise<void> {
    const { bodyId } = await this.access.folder(caller, id);
    await this.spaces.turn(bodyId, async (turn) => {
      const folder = await this.requireFolder(turn, id);
      const kept = keptName(name);
      await this.names.requireFree(turn, folder.parentId, kept, id);
      await this.folders.change(turn, id, { name: kept });
    });
    await this.tellFolder(caller, { id, bodyId }, 'renamed');
  }

  async moveFolder(caller: Caller, id: FolderId, { folderId }: PlaceChange): Promise<void> {
    const { bodyId } = await this.access.folder(caller, id);
    await this.spaces.turn(bodyId, async (turn) => {
      const folder = await this.requireFolder(turn, id);
      if (folderId) await this.requireFolder(turn, folderId);
      const tree = await this.folders.tree(bodyId, turn.transaction);
      const why = whyNotMove(tree, id, folderId);
      if (why) throw new Refusal(`document/${why}`, { limit: DEEPEST });
      await this.names.requireFree(turn, folderId, folder.name, id);
      await this.folders.change(turn, id, { parentId: folderId });
    });
    await this.tellFolder(caller, { id, bodyId }, 'moved');
  }

  async renameDocument(caller: Caller, id: DocumentId, { name }: NameChange): Promise<void> {
    const { document } = await this.access.document(caller, 'documents:write', id);
    await this.spaces.turn(document.bodyId, async (turn) => {
      const { folderId, name: before } = await this.requireDocument(turn, id);
      const kept = renamed(before, keptName(name));
      await this.names.requireFree(turn, folderId, kept, id);
      await this.documents.change(turn, id, { name: kept });
    });
    await this.tellDocument(caller, id, document.bodyId, 'renamed');
  }

  async moveDocument(caller: Caller, id: DocumentId, { folderId }: PlaceChange): Promise<void> {
    const { document } = await this.access.document(caller, 'documents:write', id);
    await this.spaces.turn(document.bodyId, async (turn) => {
      if (folderId) await this.requireFolder(turn, folderId);
      const { name } = await this.requireDocument(turn, id);
      await this.names.requireFree(turn, folderId, name, id);
      await this.documents.change(turn, id, { folderId });
    });
    await this.tellDocument(caller, id, document.bodyId, 'moved');
  }

  private async makeIn(turn: Turn, folder: StoredFolder, command: unknown): Promise<boolean> {
    if (folder.parentId) await this.requireFolder(turn, folder.parentId);
    const all = await this.folders.all(turn.bodyId, turn.transaction);
    const tree = all.filter(({ deletion }) => !deletion);
    if (!mayHoldFolder(tree, folder.parentId))
      throw new Refusal('document/too-deep', { limit: DEEPEST });
    if (all.length >= MOST_FOLDERS) throw new Refusal('document/too-many', { limit: MOST_FOLDERS });
    await this.names.requireFree(turn, folder.parentId, folder.name);
    await this.folders.create(folder, command, turn);
    return true;
  }

  private async requireFolder({ bodyId, transaction }: Turn, id: FolderId): Promise<StoredFolder> {
    const folder = await this.folders.one(id, transaction);
    if (folder?.bodyId !== bodyId || folder.deletion) throw new Refusal('request/not-found');
    return folder;
  }

  private async requireDocument({ transaction }: Turn, id: DocumentId) {
    const document = await this.documents.one(id, transaction);
    if (!document || document.deletion) throw new Refusal('request/not-found');
    return document;
  }

  private tellFolder(
    { personId }: Caller,
    { id, bodyId }: Pick<StoredFolder, 'id' | 'bodyId'>,
    deed: Deed | 'made',
  ): Promise<void> {
    return this.events.publish(new FolderChanged(this.clock.instant(), personId, bodyId, id, deed));
  }

  private tellDocument({ personId }: Caller, id: DocumentId, bodyId: BodyId, deed: Deed) {
    return this.events.publish(
      new DocumentChanged(this.clock.instant(), personId, bodyId, id, deed),
    );
  }
}
