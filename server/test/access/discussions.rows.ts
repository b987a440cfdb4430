import { discussionPaths } from '@passerelle/contracts/discussions';
import type { DiscussionId, ReplyId } from '@passerelle/contracts/ids';
import { idOf } from '@passerelle/test-kit/ids';
import { started } from '../discussion-kit';
import { ACCOUNTS, CALLERS, MEMBERS, type CallerKind, type Row, type World } from './row';

const VOICES: readonly CallerKind[] = ['member', 'chair'];
const discussion = ({ things }: World) => things['discussion'] as DiscussionId;
const number = (kind: CallerKind) => 2001 + CALLERS.indexOf(kind);

/** A discussion that the member has started in the commission. */
export async function furnishDiscussions({ as, cast, things }: World): Promise<void> {
  const draft = { id: idOf<DiscussionId>('dis', 2000), title: 'Eau', text: 'Bonjour' };
  const { id } = await started(await as('member'), cast.bodies.commission.id, draft);
  things['discussion'] = id;
}

const POST_ROWS: readonly Row[] = [
  {
    handler: 'POST /api/discussions/:id/replies',
    allowed: VOICES,
    path: (world) => discussionPaths.replies(discussion(world)),
    payload: (_world, kind) => ({ id: idOf<ReplyId>('rep', number(kind)), text: kind }),
  },
  {
    handler: 'PATCH /api/discussions/:id/posts/:position',
    // The author alone.
    allowed: ['member'],
    path: (world) => discussionPaths.post(discussion(world), 1),
    payload: () => ({ version: 1, text: 'Bonsoir' }),
  },
  {
    handler: 'GET /api/discussions/:id/posts/:position/versions',
    allowed: MEMBERS,
    path: (world) => discussionPaths.versions(discussion(world), 1),
  },
  {
    handler: 'PUT /api/discussions/:id/posts/:position/reactions/:reaction',
    allowed: VOICES,
    path: (world) => discussionPaths.reaction(discussion(world), 1, 'agree'),
  },
  {
    handler: 'DELETE /api/discussions/:id/posts/:position/reactions/:reaction',
    allowed: VOICES,
    path: (world) => discussionPaths.reaction(discussion(world), 1, 'agree'),
  },
];

export const DISCUSSION_ROWS: readonly Row[] = [
  { handler: 'GET /api/home', allowed: ACCOUNTS },
  {
    handler: 'GET /api/bodies/:bodyId/discussions',
    allowed: MEMBERS,
    path: ({ cast }) => discussionPaths.ofBody(cast.bodies.commission.id),
  },
  {
    handler: 'POST /api/bodies/:bodyId/discussions',
    allowed: VOICES,
    path: ({ cast }) => discussionPaths.ofBody(cast.bodies.commission.id),
    payload: (_world, kind) => ({
      id: idOf<DiscussionId>('dis', number(kind)),
      title: kind,
      text: kind,
    }),
  },
  {
    handler: 'GET /api/discussions/:id',
    allowed: MEMBERS,
    path: (world) => discussionPaths.one(discussion(world)),
  },
  {
    handler: 'PUT /api/discussions/:id/read',
    allowed: MEMBERS,
    path: (world) => discussionPaths.read(discussion(world)),
    payload: () => ({ position: 1 }),
  },
  ...POST_ROWS,
  {
    handler: 'PUT /api/discussions/:id/title',
    // Its author, and whoever moderates.
    allowed: VOICES,
    path: (world) => discussionPaths.title(discussion(world)),
    payload: () => ({ title: 'Eau potable' }),
  },
  {
    handler: 'PUT /api/discussions/:id/pin',
    allowed: ['chair'],
    path: (world) => discussionPaths.pin(discussion(world)),
    payload: () => ({ pinned: true }),
  },
  {
    handler: 'POST /api/discussions/:id/close',
    allowed: ['chair'],
    path: (world) => discussionPaths.close(discussion(world)),
    payload: () => ({ summary: 'Retenu' }),
  },
  {
    handler: 'POST /api/discussions/:id/reopen',
    allowed: ['chair'],
    path: (world) => discussionPaths.reopen(discussion(world)),
  },
];
