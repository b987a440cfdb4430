import { Injectable } from '@nestjs/common';
import type { DocumentItem, DocumentPage, RestoreDraft } from '@passerelle/contracts/documents';
import type { DocumentId } from '@passerelle/contracts/ids';
import { mayInBody } from '@passerelle/rules/bodies/rights';
import { hasWords, previewOf } from '@passerelle/rules/documents/previews';
import { trailOf } from '@passerelle/rules/documents/tree';
import { Clock } from '../../platform/clock/clock';
import { Refusal } from '../../platform/errors/refusal';
import { DomainEvents } from '../../platform/events/domain-events';
import type { Caller } from '../../platform/permissions/caller';
import { DocumentAccess } from './document.access';
import { DocumentCards, folderCard } from './document-cards';
import { DocumentVersionAdded } from './document.events';
import { DocumentRepository } from './document.repository';
import { FolderRepository } from './folder.repository';
import { SpaceRepository } from './space.repository';

/** Versions that a document may have. */
export const MOST_VERSIONS = 200;

/** One document and its versions. */
@Injectable()
export class DocumentService {
  constructor(
    private readonly access: DocumentAccess,
    private readonly spaces: SpaceRepository,
    private readonly folders: FolderRepository,
    private readonly documents: DocumentRepository,
    private readonly cards: DocumentCards,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  async read(caller: Caller | undefined, id: DocumentId): Promise<DocumentPage> {
    const { document, body } = await this.access.document(caller, 'documents:read', id);
    const [[item], versions, tree] = await Promise.all([
      this.cards.items([document]),
      this.cards.versions(document.versions),
      this.folders.tree(document.bodyId),
    ]);
    if (!item) throw new Refusal('request/not-found');
    const words = document.versions.filter(({ type }) => hasWords(type));
    return {
      ...item,
      trail: trailOf(tree, document.folderId).map(folderCard),
      versions: versions.reverse(),
      preview: previewOf(item.type),
      comparable: words.length > 1,
      mine: { mayWrite: mayInBody(caller?.standing, 'documents:write', body) },
    };
  }

  /** For other features and for those who wrote it a moment ago. */
  async item(id: DocumentId): Promise<DocumentItem> {
    const document = await this.documents.one(id);
    const [item] = document ? await this.cards.items([document]) : [];
    if (!item) throw new Refusal('request/not-found');
    return item;
  }

  /** The content of an old version becomes the newest; it takes no further room. */
  async restore(
    caller: Caller,
    id: DocumentId,
    number: number,
    draft: RestoreDraft,
  ): Promise<DocumentItem> {
    const { document } = await this.access.document(caller, 'documents:write', id);
    const [at, by] = [this.clock.instant(), caller.personId];
    const version = draft.version + 1;
    await this.spaces.turn(document.bodyId, async (turn) => {
      const now = await this.documents.one(id, turn.transaction);
      const old = now?.versions.find((one) => one.number === number);
      if (!now || !old || now.deletion) throw new Refusal('request/not-found');
      if (now.newest.number !== draft.version) throw new Refusal('request/stale');
      if (version > MOST_VERSIONS)
        throw new Refusal('document/too-many-versions', { limit: MOST_VERSIONS });
      const restored = old.restored ?? number;
      await this.documents.addVersion(turn, id, { ...old, number: version, by, at, restored });
    });
    await this.events.publish(new DocumentVersionAdded(at, by, document.bodyId, id, version));
    return this.item(id);
  }
}
