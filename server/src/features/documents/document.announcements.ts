import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { BodyId, DocumentId } from '@passerelle/contracts/ids';
import { DomainEvents } from '../../platform/events/domain-events';
import { Announcer } from '../../platform/realtime/announcer';
import { DocumentChanged, DocumentVersionAdded, FolderChanged } from './document.events';

/** Tells whoever has the body open that its documents are no longer as they were; whoever reads the body reads them. */
@Injectable()
export class DocumentAnnouncements implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    private readonly announcer: Announcer,
  ) {}

  onModuleInit(): void {
    this.events.on(FolderChanged, ({ bodyId }) => this.tell(bodyId));
    this.events.on(DocumentChanged, ({ bodyId, documentId }) => this.tell(bodyId, documentId));
    this.events.on(DocumentVersionAdded, ({ bodyId, documentId }) => this.tell(bodyId, documentId));
  }

  private tell(bodyId: BodyId, documentId?: DocumentId): void {
    const fact = { bodyId, ...(documentId && { documentId }) };
    this.announcer.tell(`body:${bodyId}`, 'documents:changed', fact);
  }
}
