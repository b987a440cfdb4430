import * as z from 'zod';
import { BodyId, DocumentId, FolderId, TransferId } from './ids';
import type { Fact } from './live';
import { PersonCard } from './people';
import { Instant, Line } from './primitives';

/** Largest document, in bytes: 500 MiB. */
export const DOCUMENT_LIMIT = 500 * 1024 * 1024;

/** Days that what was deleted stays in the bin. */
export const BIN_DAYS = 30;

/** Days that a transfer which nobody goes on with is kept. */
export const TRANSFER_DAYS = 7;

/** A folder by name; `null` stands everywhere for the top of the body's documents. */
export const FolderCard = z.object({
  id: FolderId,
  name: z.string(),
  parentId: FolderId.nullable(),
});
export type FolderCard = z.infer<typeof FolderCard>;

/** A document as it stands in its folder: the newest version. */
export const DocumentItem = z.object({
  id: DocumentId,
  bodyId: BodyId,
  folderId: FolderId.nullable(),
  /** Name with extension, one of its folder. */
  name: z.string(),
  /** Media type, found from the content. */
  type: z.string(),
  /** Bytes. */
  size: z.int(),
  /** A browser may show it (image, PDF); otherwise it is saved. */
  inline: z.boolean(),
  /** 1, 2, 3 … without a gap. */
  version: z.int(),
  by: PersonCard,
  at: Instant,
});
export type DocumentItem = z.infer<typeof DocumentItem>;

/** Bytes that a body may keep, and keeps: every version, the bin, and what is announced. */
export const Space = z.object({ used: z.int(), limit: z.int() });
export type Space = z.infer<typeof Space>;

/** What lies in one folder, folders first, each by name. */
export const FolderPage = z.object({
  bodyId: BodyId,
  /** From the top down to this folder; empty at the top. */
  trail: z.array(FolderCard),
  folders: z.array(FolderCard),
  documents: z.array(DocumentItem),
  space: Space,
  mine: z.object({ mayWrite: z.boolean() }),
});
export type FolderPage = z.infer<typeof FolderPage>;

export const FolderQuery = z.strictObject({ folder: FolderId.optional() });
export type FolderQuery = z.infer<typeof FolderQuery>;

/** Every folder of a body: where something can be moved. */
export const FolderList = z.array(FolderCard);
export type FolderList = z.infer<typeof FolderList>;

export const FolderDraft = z.object({
  id: FolderId,
  name: Line,
  parentId: FolderId.nullable(),
});
export type FolderDraft = z.infer<typeof FolderDraft>;

export const NameChange = z.object({ name: Line });
export type NameChange = z.infer<typeof NameChange>;

export const PlaceChange = z.object({ folderId: FolderId.nullable() });
export type PlaceChange = z.infer<typeof PlaceChange>;

/** What was deleted and can be put back, the newest first. A folder goes and comes back with all that lay in it. */
export const BinItem = z.object({
  id: z.union([FolderId, DocumentId]),
  kind: z.enum(['folder', 'document']),
  name: z.string(),
  /** Bytes of all versions; of a folder, of all that lies in it. */
  size: z.int(),
  by: PersonCard,
  at: Instant,
});
export type BinItem = z.infer<typeof BinItem>;
export const Bin = z.array(BinItem);
export type Bin = z.infer<typeof Bin>;

export const DocumentVersion = z.object({
  number: z.int(),
  type: z.string(),
  size: z.int(),
  inline: z.boolean(),
  by: PersonCard,
  at: Instant,
  /** Number of the version whose content was taken again. */
  restored: z.int().optional(),
});
export type DocumentVersion = z.infer<typeof DocumentVersion>;

/** How a version can be looked at without saving it. */
export const PreviewKind = z.enum(['image', 'pdf', 'text', 'page', 'none']);
export type PreviewKind = z.infer<typeof PreviewKind>;

export const DocumentPage = DocumentItem.extend({
  trail: z.array(FolderCard),
  /** The newest first. */
  versions: z.array(DocumentVersion),
  preview: PreviewKind,
  /** Two versions can be compared word by word. */
  comparable: z.boolean(),
  mine: z.object({ mayWrite: z.boolean() }),
});
export type DocumentPage = z.infer<typeof DocumentPage>;

/** Number of a version in its address. */
export const VersionNumber = z.coerce.number().int().min(1).max(100_000);

/** A version to read in the page: plain text, or HTML without anything that acts or loads. `cut` when it is longer. */
export const Preview = z.object({
  kind: z.enum(['text', 'page']),
  content: z.string(),
  cut: z.boolean(),
});
export type Preview = z.infer<typeof Preview>;

/** Takes the content of an old version again; refused with `request/stale` when `version` is no longer the newest. */
export const RestoreDraft = z.object({ version: z.int().min(1) });
export type RestoreDraft = z.infer<typeof RestoreDraft>;

export const ComparisonQuery = z.object({ from: VersionNumber, to: VersionNumber });
export type ComparisonQuery = z.infer<typeof ComparisonQuery>;

/** A stretch of text that stayed, came or went. */
export const Stretch = z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() });
export type Stretch = z.infer<typeof Stretch>;
export const Comparison = z.object({ stretches: z.array(Stretch) });
export type Comparison = z.infer<typeof Comparison>;

/** Announces a file before its bytes: a new document of the folder, or a new version of a document. */
export const TransferDraft = z.object({
  id: TransferId,
  name: Line,
  /** Bytes. */
  size: z.int().min(1),
  folderId: FolderId.nullable(),
  /** A new version of this document; its folder stays. */
  documentId: DocumentId.optional(),
});
export type TransferDraft = z.infer<typeof TransferDraft>;

/** A file under way, as its sender sees it. */
export const Transfer = z.object({
  id: TransferId,
  bodyId: BodyId,
  name: z.string(),
  size: z.int(),
  folderId: FolderId.nullable(),
  documentId: DocumentId.optional(),
  /** Bytes that have arrived. */
  received: z.int(),
  at: Instant,
});
export type Transfer = z.infer<typeof Transfer>;
export const TransferList = z.array(Transfer);
export type TransferList = z.infer<typeof TransferList>;

type B = BodyId | ':bodyId';
type F = FolderId | ':id';
type D = DocumentId | ':id';
type V = number | ':number';
type T = TransferId | ':id';
const inFolder = (folder: FolderId | null | undefined) => (folder ? `?folder=${folder}` : '');

export const documentPaths = {
  /** `GET`: a {@link FolderPage}. */
  ofBody: (bodyId: B, folder?: FolderId | null) =>
    `/api/bodies/${bodyId}/documents${inFolder(folder)}`,
  /** `GET`: the folder with all that lies in it, as one archive. */
  archive: (bodyId: B, folder?: FolderId | null) =>
    `/api/bodies/${bodyId}/documents/archive${inFolder(folder)}`,
  bin: (bodyId: B) => `/api/bodies/${bodyId}/documents/bin`,
  /** `GET` lists them all, `POST` makes one. */
  folders: (bodyId: B) => `/api/bodies/${bodyId}/documents/folders`,
  /** `DELETE` puts it into the bin. */
  folder: (id: F) => `/api/folders/${id}`,
  /** `PUT`. */
  folderName: (id: F) => `/api/folders/${id}/name`,
  folderPlace: (id: F) => `/api/folders/${id}/place`,
  /** `POST` takes it out of the bin. */
  restoreFolder: (id: F) => `/api/folders/${id}/restore`,
  /** `GET`: a {@link DocumentPage}; `DELETE` puts it into the bin. */
  one: (id: D) => `/api/documents/${id}`,
  name: (id: D) => `/api/documents/${id}/name`,
  place: (id: D) => `/api/documents/${id}/place`,
  restore: (id: D) => `/api/documents/${id}/restore`,
  /** `GET`: the bytes. */
  content: (id: D, number: V) => `/api/documents/${id}/versions/${number}/content`,
  preview: (id: D, number: V) => `/api/documents/${id}/versions/${number}/preview`,
  /** `POST`. */
  restoreVersion: (id: D, number: V) => `/api/documents/${id}/versions/${number}/restore`,
  comparison: (id: D) => `/api/documents/${id}/comparison`,
  /** `GET` lists the caller's own, `POST` announces one. */
  transfers: (bodyId: B) => `/api/bodies/${bodyId}/documents/transfers`,
  /** `HEAD`, `PATCH` and `DELETE` of the tus protocol 1.0. */
  transfer: (id: T) => `/api/transfers/${id}`,
  /** `POST` once all bytes have arrived; again changes nothing. */
  finish: (id: T) => `/api/transfers/${id}/finish`,
};

/** Told in the room `body:<id>`: something in the body's documents is no longer as it was. */
export interface DocumentFacts {
  'documents:changed': Fact<{ bodyId: BodyId; documentId?: DocumentId }>;
}
