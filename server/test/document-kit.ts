import { documentPaths, type DocumentItem, type FolderPage } from '@passerelle/contracts/documents';
import type { BodyId, DocumentId, FolderId, TransferId } from '@passerelle/contracts/ids';
import { idOf } from '@passerelle/test-kit/ids';
import type { Agent } from './app-for-specs';

let next = 7000;
export const transferId = () => idOf<TransferId>('upl', next++);
export const folderDraft = (name: string, parentId: FolderId | null = null) => ({
  ...{ id: idOf<FolderId>('fld', next++), name, parentId },
});
export const transferDraft = (name: string, size: number, over: object = {}) => ({
  ...{ id: transferId(), name, size, folderId: null },
  ...over,
});

/** What a transfer is, besides its name and its bytes. */
interface Over {
  id?: TransferId;
  folderId?: FolderId | null;
  documentId?: DocumentId;
}

export const TUS = { 'Tus-Resumable': '1.0.0' };
export const PART_TYPE = 'application/offset+octet-stream';

export async function announced(
  agent: Agent,
  bodyId: BodyId,
  name: string,
  size: number,
  over: Over = {},
): Promise<TransferId> {
  const draft = transferDraft(name, size, over);
  await agent.post(documentPaths.transfers(bodyId)).send(draft).expect(201);
  return draft.id;
}

/** Sends bytes at an offset; does not say what must come of it. */
export const part = (agent: Agent, id: TransferId, offset: number, bytes: Buffer) =>
  agent
    .patch(documentPaths.transfer(id))
    .set({ ...TUS, 'Upload-Offset': String(offset), 'Content-Type': PART_TYPE })
    .send(bytes);

export async function offsetOf(agent: Agent, id: TransferId): Promise<number> {
  const { headers } = await agent.head(documentPaths.transfer(id)).set(TUS).expect(200);
  return Number(headers['upload-offset']);
}

export async function uploaded(
  agent: Agent,
  bodyId: BodyId,
  name: string,
  content: Buffer | string,
  over: Over = {},
): Promise<DocumentItem> {
  const bytes = Buffer.from(content);
  const id = await announced(agent, bodyId, name, bytes.length, over);
  await part(agent, id, 0, bytes).expect(204);
  return (await agent.post(documentPaths.finish(id)).expect(200)).body as DocumentItem;
}

export async function folderMade(
  agent: Agent,
  bodyId: BodyId,
  name: string,
  parentId: FolderId | null = null,
  id?: FolderId,
): Promise<FolderId> {
  const draft = { ...folderDraft(name, parentId), ...(id && { id }) };
  await agent.post(documentPaths.folders(bodyId)).send(draft).expect(201);
  return draft.id;
}

export async function folderOf(
  agent: Agent,
  bodyId: BodyId,
  folder?: FolderId,
): Promise<FolderPage> {
  return (await agent.get(documentPaths.ofBody(bodyId, folder)).expect(200)).body as FolderPage;
}

export const namesIn = ({ folders, documents }: FolderPage): string[] =>
  [...folders, ...documents].map(({ name }) => name);
