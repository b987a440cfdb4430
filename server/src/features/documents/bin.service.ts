import { Injectable } from '@nestjs/common';
import type { Bin, BinItem } from '@passerelle/contracts/documents';
import type { BodyId, DocumentId, FolderId } from '@passerelle/contracts/ids';
import { within } from '@passerelle/rules/documents/tree';
import { Clock } from '../../platform/clock/clock';
import { Refusal } from '../../platform/errors/refusal';
import { DomainEvents } from '../../platform/events/domain-events';
import type { Caller } from '../../platform/permissions/caller';
import { BodyService } from '../bodies/body.service';
import { PersonService } from '../people/person.service';
import { sizeOf } from './contents';
import { DocumentAccess } from './document.access';
import { DocumentChanged, FolderChanged } from './document.events';
import { DocumentNames } from './document-names';
import { DocumentRepository } from './document.repository';
import { FolderRepository } from './folder.repository';
import { SpaceRepository, type Turn } from './space.repository';

/** What is deleted lies in the bin for a month, and comes back with all that lay in it. */
@Injectable()
export class BinService {
  constructor(
    private readonly access: DocumentAccess,
    private readonly bodies: BodyService,
    private readonly people: PersonService,
    private readonly spaces: SpaceRepository,
    private readonly folders: FolderRepository,
    private readonly documents: DocumentRepository,
    private readonly names: DocumentNames,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  async list(caller: Caller, bodyId: BodyId): Promise<Bin> {
    await this.bodies.require(caller, 'documents:write', bodyId);
    const [folders, documents] = await Promise.all([
      this.folders.all(bodyId),
      this.documents.inBin(bodyId),
    ]);
    const roots = [...folders, ...documents].flatMap(({ id, name, deletion }) =>
      deletion?.root === id ? { id, name, deletion } : [],
    );
    const people = await this.people.cards(roots.map(({ deletion }) => deletion.by));
    const items = roots.flatMap(({ id, name, deletion }): BinItem[] => {
      const by = people.get(deletion.by);
      const inside = documents.filter((one) => one.deletion?.root === id);
      const size = inside.reduce((sum, { versions }) => sum + sizeOf(versions), 0);
      const kind = id.startsWith('fld_') ? 'folder' : 'document';
      return by ? [{ id, kind, name, size, by, at: deletion.at }] : [];
    });
    return items.sort((a, b) => (a.at < b.at ? 1 : -1));
  }

  async discardFolder(caller: Caller, id: FolderId): Promise<void> {
    const { bodyId } = await this.access.folder(caller, id);
    const [at, by] = [this.clock.instant(), caller.personId];
    await this.spaces.turn(bodyId, async (turn) => {
      const tree = await this.folders.tree(bodyId, turn.transaction);
      if (!tree.some((folder) => folder.id === id)) throw new Refusal('request/not-found');
      const ids = [...within(tree, id)];
      await this.folders.discard(turn, ids, { root: id, at, by });
      await this.documents.discardIn(turn, ids, { root: id, at, by });
    });
    await this.events.publish(new FolderChanged(at, by, bodyId, id, 'deleted'));
  }

  async discardDocument(caller: Caller, id: DocumentId): Promise<void> {
    const { document } = await this.access.document(caller, 'documents:write', id);
    const [at, by] = [this.clock.instant(), caller.personId];
    await this.spaces.turn(document.bodyId, async (turn) => {
      const now = await this.documents.one(id, turn.transaction);
      if (!now || now.deletion) throw new Refusal('request/not-found');
      await this.documents.discard(turn, id, { root: id, at, by });
    });
    await this.events.publish(new DocumentChanged(at, by, document.bodyId, id, 'deleted'));
  }

  /** Under its own name, or a free one like it; at the top when its place is gone. Again changes nothing. */
  async restoreFolder(caller: Caller, id: FolderId): Promise<void> {
    const { bodyId } = await this.access.folder(caller, id, true);
    const done = await this.spaces.turn(bodyId, async (turn) => {
      const folder = await this.folders.one(id, turn.transaction);
      if (folder?.deletion?.root !== id) return false;
      const parentId = await this.placeLeft(turn, folder.parentId);
      const name = await this.names.free(turn, parentId, folder.name);
      await this.folders.takeBack(turn, id);
      await this.documents.takeBack(turn, id);
      await this.folders.change(turn, id, { name, parentId });
      return true;
    });
    const at = this.clock.instant();
    if (done)
      await this.events.publish(new FolderChanged(at, caller.personId, bodyId, id, 'restored'));
  }

  /** As {@link restoreFolder}. */
  async restoreDocument(caller: Caller, id: DocumentId): Promise<void> {
    const {
      document: { bodyId },
    } = await this.access.document(caller, 'documents:write', id, true);
    const done = await this.spaces.turn(bodyId, async (turn) => {
      const document = await this.documents.one(id, turn.transaction);
      if (document?.deletion?.root !== id) return false;
      const folderId = await this.placeLeft(turn, document.folderId);
      const name = await this.names.free(turn, folderId, document.name);
      await this.documents.takeBack(turn, id);
      await this.documents.change(turn, id, { name, folderId });
      return true;
    });
    const at = this.clock.instant();
    if (done)
      await this.events.publish(new DocumentChanged(at, caller.personId, bodyId, id, 'restored'));
  }

  private async placeLeft({ transaction }: Turn, id: FolderId | null): Promise<FolderId | null> {
    const folder = id && (await this.folders.one(id, transaction));
    return folder && !folder.deletion ? folder.id : null;
  }
}
