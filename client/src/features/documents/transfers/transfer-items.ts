import type { DocumentItem, Transfer } from '@passerelle/contracts/documents';
import type { BodyId, DocumentId, FolderId, TransferId } from '@passerelle/contracts/ids';
import type { Problem } from '@passerelle/contracts/problems';

/**
 * Where a file on its way stands.
 * `twin`: a document has its name, the person says what it is meant to be. `asks`: the page was left meanwhile, the
 * file must be chosen again. `offline`: goes on by itself.
 */
export type TransferState =
  'twin' | 'queued' | 'sending' | 'paused' | 'offline' | 'asks' | 'finishing' | 'done' | 'refused';

export interface TransferItem {
  readonly id: TransferId;
  readonly bodyId: BodyId;
  readonly folderId: FolderId | null;
  readonly documentId?: DocumentId | undefined;
  readonly name: string;
  /** Bytes, all and those that have arrived. */
  readonly size: number;
  readonly sent: number;
  readonly state: TransferState;
  readonly problem?: Problem | undefined;
  /** The file that was chosen again is another. */
  readonly isOther?: boolean | undefined;
  /** The document with its name. */
  readonly twin?: DocumentItem | undefined;
}

/** What the server still waits for, as this tab finds it: the file itself is gone. */
export function askingFor(transfer: Transfer): TransferItem {
  const { id, bodyId, folderId, documentId, name, size, received } = transfer;
  const state = received === size ? 'finishing' : 'asks';
  return { id, bodyId, folderId, documentId, name, size, sent: received, state };
}

/** Is this the file that an interrupted transfer waits for? */
export function isSameFile({ name, size }: TransferItem, file: File): boolean {
  return size === file.size && name.normalize('NFC') === file.name.normalize('NFC');
}
