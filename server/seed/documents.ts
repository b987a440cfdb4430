import type { DocumentId, FolderId, TransferId } from '@passerelle/contracts/ids';
import { frenchTypography } from '@passerelle/rules/typography';
import { PastDocumentsService } from '../src/features/documents/past-documents.service';
import type { Demo } from './demo';
import {
  WRITTEN_FOLDERS,
  type WrittenDocument,
  type WrittenFolder,
  type WrittenVersion,
} from './document-words';
import { smallPdf } from './small-pdf';
import { Speakers, momentAgo } from './speakers';

function bytesOf({ name, title = '' }: WrittenDocument, { lines }: WrittenVersion): Uint8Array {
  if (name.endsWith('.pdf')) return smallPdf(title, lines);
  return new TextEncoder().encode(`${lines.map((line) => frenchTypography(line)).join('\n')}\n`);
}

async function add(demo: Demo, { body, name, documents }: WrittenFolder): Promise<void> {
  const past = demo.app.get(PastDocumentsService);
  const bodyId = demo.bodies[body].id;
  const speakers = new Speakers(demo, demo.bodies[body]);
  const folderId = name ? demo.chance.id<FolderId>('fld') : null;
  if (folderId && name) await past.addFolder({ id: folderId, bodyId, parentId: null, name });
  for (const document of documents)
    await past.add({
      ...{ id: demo.chance.id<DocumentId>('doc'), bodyId, folderId, name: document.name },
      versions: document.versions.map((version) => ({
        content: demo.chance.id<TransferId>('upl'),
        by: speakers.id(version.by),
        at: momentAgo(version.ago, '10:15'),
        bytes: bytesOf(document, version),
      })),
    });
}

/** Folders of the water commission, with notes that were written again. */
export async function seedDocuments(demo: Demo): Promise<void> {
  for (const folder of WRITTEN_FOLDERS) await add(demo, folder);
}
