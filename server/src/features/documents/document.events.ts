import type { BodyId, DocumentId, FolderId, PersonId } from '@passerelle/contracts/ids';
import type { Instant } from '@passerelle/contracts/primitives';
import { DomainEvent } from '../../platform/events/domain-events';

abstract class DocumentsEvent extends DomainEvent {
  constructor(
    readonly at: Instant,
    readonly by: PersonId,
    readonly bodyId: BodyId,
  ) {
    super();
  }
}

/** What was done with a folder or a document that was there. */
export type Deed = 'renamed' | 'moved' | 'deleted' | 'restored';

/** A folder was made, renamed, moved, deleted or taken out of the bin. */
export class FolderChanged extends DocumentsEvent {
  constructor(
    at: Instant,
    by: PersonId,
    bodyId: BodyId,
    readonly folderId: FolderId,
    readonly deed: Deed | 'made',
  ) {
    super(at, by, bodyId);
  }
}

/** A document was renamed, moved, deleted or taken out of the bin. */
export class DocumentChanged extends DocumentsEvent {
  constructor(
    at: Instant,
    by: PersonId,
    bodyId: BodyId,
    readonly documentId: DocumentId,
    readonly deed: Deed,
  ) {
    super(at, by, bodyId);
  }
}

/** A document has a new version; 1 when it is new. */
export class DocumentVersionAdded extends DocumentsEvent {
  constructor(
    at: Instant,
    by: PersonId,
    bodyId: BodyId,
    readonly documentId: DocumentId,
    readonly version: number,
  ) {
    super(at, by, bodyId);
  }
}
