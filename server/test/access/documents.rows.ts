import { documentPaths } from '@passerelle/contracts/documents';
import type { DocumentId, FolderId, TransferId } from '@passerelle/contracts/ids';
import { idOf } from '@passerelle/test-kit/ids';
import { announced, folderMade, transferDraft, uploaded } from '../document-kit';
import { CALLERS, MEMBERS, type CallerKind, type Row, type World } from './row';

const WRITERS = ['member', 'chair', 'staff', 'administrator'] as const;

const body = ({ cast }: World) => cast.bodies.commission.id;
const folder = ({ things }: World) => things['folder'] as FolderId;
const document = ({ things }: World) => things['document'] as DocumentId;
const fld = (n: number) => idOf<FolderId>('fld', n);
const upl = (n: number) => idOf<TransferId>('upl', n);
const number = (kind: CallerKind) => 2301 + CALLERS.indexOf(kind);
/** A transfer is its sender's alone; whoever has none tries the member's. */
const transfer = ({ things }: World, kind: CallerKind) =>
  (things[`transfer of ${kind}`] ?? things['transfer of member']) as TransferId;
/** Whatever can be done once is there for everybody who may. */
const own = <T>({ things }: World, what: string, kind: CallerKind) =>
  (things[`${what} of ${kind}`] ?? things[`${what} of member`]) as T;

/** In the commission: a folder, a document with two versions, and for every writer something to delete and to send. */
export async function furnishDocuments(world: World): Promise<void> {
  const { as, things } = world;
  const id = body(world);
  const member = await as('member');
  things['folder'] = await folderMade(member, id, 'Eau', null, fld(2400));
  const { id: documentId } = await uploaded(member, id, 'Note.txt', 'un', {
    id: upl(2400),
  });
  await uploaded(member, id, 'Note.txt', 'deux', { id: upl(2401), documentId });
  things['document'] = documentId;
  for (const [n, kind] of WRITERS.entries()) {
    const agent = await as(kind);
    const over = { id: upl(2410 + n), folderId: folder(world) };
    things[`transfer of ${kind}`] = await announced(agent, id, `${kind}.txt`, 7, over);
    things[`folder of ${kind}`] = await folderMade(agent, id, kind, null, fld(2410 + n));
    things[`document of ${kind}`] = (
      await uploaded(agent, id, `${kind}.txt`, 'a', { id: upl(2420 + n) })
    ).id;
  }
  things['transfer to give up'] = await announced(member, id, 'Rien.txt', 7, { id: upl(2430) });
}

const FOLDER_ROWS: readonly Row[] = [
  {
    handler: 'GET /api/bodies/:bodyId/documents',
    allowed: MEMBERS,
    path: (world) => documentPaths.ofBody(body(world), folder(world)),
  },
  {
    handler: 'GET /api/bodies/:bodyId/documents/archive',
    allowed: MEMBERS,
    path: (world) => documentPaths.archive(body(world), folder(world)),
  },
  {
    handler: 'GET /api/bodies/:bodyId/documents/bin',
    allowed: WRITERS,
    path: (world) => documentPaths.bin(body(world)),
  },
  {
    handler: 'GET /api/bodies/:bodyId/documents/folders',
    allowed: MEMBERS,
    path: (world) => documentPaths.folders(body(world)),
  },
  {
    handler: 'POST /api/bodies/:bodyId/documents/folders',
    allowed: WRITERS,
    path: (world) => documentPaths.folders(body(world)),
    payload: (world, kind) => ({
      ...{ id: fld(number(kind)), name: `Dossier ${kind}` },
      parentId: folder(world),
    }),
  },
  {
    handler: 'PUT /api/folders/:id/name',
    allowed: WRITERS,
    path: (world) => documentPaths.folderName(folder(world)),
    payload: () => ({ name: 'Eau et climat' }),
  },
  {
    handler: 'PUT /api/folders/:id/place',
    allowed: WRITERS,
    path: (world, kind) => documentPaths.folderPlace(own<FolderId>(world, 'folder', kind)),
    payload: (world) => ({ folderId: folder(world) }),
  },
  {
    handler: 'DELETE /api/folders/:id',
    allowed: WRITERS,
    path: (world, kind) => documentPaths.folder(own<FolderId>(world, 'folder', kind)),
  },
  {
    handler: 'POST /api/folders/:id/restore',
    allowed: WRITERS,
    path: (world, kind) => documentPaths.restoreFolder(own<FolderId>(world, 'folder', kind)),
  },
];

const READING_ROWS: readonly Row[] = [
  {
    handler: 'GET /api/documents/:id',
    allowed: MEMBERS,
    path: (world) => documentPaths.one(document(world)),
  },
  {
    handler: 'GET /api/documents/:id/versions/:number/content',
    allowed: MEMBERS,
    path: (world) => documentPaths.content(document(world), 1),
  },
  {
    handler: 'GET /api/documents/:id/versions/:number/preview',
    allowed: MEMBERS,
    path: (world) => documentPaths.preview(document(world), 1),
  },
  {
    handler: 'GET /api/documents/:id/comparison',
    allowed: MEMBERS,
    path: (world) => `${documentPaths.comparison(document(world))}?from=1&to=2`,
  },
];

const CHANGING_ROWS: readonly Row[] = [
  {
    handler: 'POST /api/documents/:id/versions/:number/restore',
    allowed: WRITERS,
    path: (world) => documentPaths.restoreVersion(document(world), 1),
    payload: () => ({ version: 2 }),
  },
  {
    handler: 'PUT /api/documents/:id/name',
    allowed: WRITERS,
    path: (world) => documentPaths.name(document(world)),
    payload: () => ({ name: 'Note sur l’eau' }),
  },
  {
    handler: 'PUT /api/documents/:id/place',
    allowed: WRITERS,
    path: (world) => documentPaths.place(document(world)),
    payload: (world) => ({ folderId: folder(world) }),
  },
  {
    handler: 'DELETE /api/documents/:id',
    allowed: WRITERS,
    path: (world, kind) => documentPaths.one(own<DocumentId>(world, 'document', kind)),
  },
  {
    handler: 'POST /api/documents/:id/restore',
    allowed: WRITERS,
    path: (world, kind) => documentPaths.restore(own<DocumentId>(world, 'document', kind)),
  },
];

const TRANSFER_ROWS: readonly Row[] = [
  {
    handler: 'GET /api/bodies/:bodyId/documents/transfers',
    allowed: WRITERS,
    path: (world) => documentPaths.transfers(body(world)),
  },
  {
    handler: 'POST /api/bodies/:bodyId/documents/transfers',
    allowed: WRITERS,
    path: (world) => documentPaths.transfers(body(world)),
    payload: (world, kind) =>
      transferDraft(`Nouveau ${kind}.txt`, 3, {
        ...{ id: upl(number(kind)), folderId: folder(world) },
      }),
  },
  {
    handler: 'HEAD /api/transfers/:id',
    allowed: WRITERS,
    path: (world, kind) => documentPaths.transfer(transfer(world, kind)),
  },
  {
    handler: 'PATCH /api/transfers/:id',
    allowed: WRITERS,
    path: (world, kind) => documentPaths.transfer(transfer(world, kind)),
  },
  {
    handler: 'POST /api/transfers/:id/finish',
    allowed: WRITERS,
    path: (world, kind) => documentPaths.finish(transfer(world, kind)),
  },
  {
    handler: 'DELETE /api/transfers/:id',
    allowed: WRITERS,
    path: (world, kind) => documentPaths.transfer(transfer(world, kind)),
  },
];

export const DOCUMENT_ROWS: readonly Row[] = [
  ...FOLDER_ROWS,
  ...READING_ROWS,
  ...CHANGING_ROWS,
  ...TRANSFER_ROWS,
];
