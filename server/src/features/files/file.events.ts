import type { BodyId, FileId, PersonId } from '@passerelle/contracts/ids';
import type { Place } from '@passerelle/contracts/mentions';
import type { Instant } from '@passerelle/contracts/primitives';
import { DomainEvent } from '../../platform/events/domain-events';

/** A file was put into a body's discussions or chat. */
export class FileUploaded extends DomainEvent {
  constructor(
    readonly at: Instant,
    readonly by: PersonId,
    readonly fileId: FileId,
    readonly bodyId: BodyId,
    readonly place: Place,
    readonly sha256: string,
  ) {
    super();
  }
}
