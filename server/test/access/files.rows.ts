import { filePaths } from '@passerelle/contracts/files';
import type { FileId } from '@passerelle/contracts/ids';
import { mentionPaths } from '@passerelle/contracts/mentions';
import { idOf } from '@passerelle/test-kit/ids';
import { CALLERS, MEMBERS, type Row, type World } from './row';

/** A file in the discussions of the commission. */
export async function furnishFiles({ as, cast, things }: World): Promise<void> {
  const chair = await as('chair');
  const home = { bodyId: cast.bodies.commission.id, place: 'discussions' } as const;
  const { body } = await chair
    .put(filePaths.upload(idOf<FileId>('fil', 2000), home))
    .attach('file', Buffer.from('bonjour'), { filename: 'a.txt' })
    .expect(200);
  things['file'] = body.id;
}

export const FILE_ROWS: readonly Row[] = [
  {
    handler: 'GET /api/mentionable',
    allowed: ['member', 'chair'],
    path: ({ cast }) =>
      `${mentionPaths.mentionable()}?bodyId=${cast.bodies.commission.id}&place=discussions`,
  },
  {
    handler: 'PUT /api/files/:id',
    allowed: ['member', 'chair'],
    path: ({ cast }, kind) =>
      filePaths.upload(idOf<FileId>('fil', 2001 + CALLERS.indexOf(kind)), {
        bodyId: cast.bodies.commission.id,
        place: 'discussions',
      }),
  },
  {
    handler: 'GET /api/files/:id',
    allowed: MEMBERS,
    path: ({ things }) => `/api/files/${things['file']}`,
  },
  {
    handler: 'GET /api/files/:id/card',
    allowed: MEMBERS,
    path: ({ things }) => `/api/files/${things['file']}/card`,
  },
];
