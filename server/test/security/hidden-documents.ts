import { documentPaths } from '@passerelle/contracts/documents';
import type { BodyId } from '@passerelle/contracts/ids';
import type { Agent } from '../app-for-specs';
import { announced, folderMade, uploaded } from '../document-kit';

/** Documents of a confidential body: a folder, a document in it with two versions, one in the bin, one under way. */
export async function hideDocuments(
  staff: Agent,
  bodyId: BodyId,
  canary: (what: string) => string,
): Promise<Record<string, string>> {
  const fld = await folderMade(staff, bodyId, canary('folder'));
  const name = `${canary('document')}.txt`;
  const over = { folderId: fld };
  const { id: doc } = await uploaded(staff, bodyId, name, canary('version'), over);
  await uploaded(staff, bodyId, name, canary('newest'), { documentId: doc });
  const binned = await folderMade(staff, bodyId, canary('binned'));
  await staff.delete(documentPaths.folder(binned)).expect(204);
  const upl = await announced(staff, bodyId, `${canary('transfer')}.txt`, 3);
  return { fld, doc, upl };
}
