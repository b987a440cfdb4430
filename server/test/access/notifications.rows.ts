import { notificationPaths } from '@passerelle/contracts/notifications';
import { FIRST_CHOICE, volumePaths } from '@passerelle/contracts/volumes';
import type { DiscussionId, PushDeviceId } from '@passerelle/contracts/ids';
import { idOf } from '@passerelle/test-kit/ids';
import { ACCOUNTS, EVERYBODY, MEMBERS, type Row } from './row';

/** Everybody hears and chooses for themselves; only whoever may write in a body asks whom they would reach. */
export const NOTIFICATION_ROWS: readonly Row[] = [
  { handler: 'GET /api/notifications', allowed: ACCOUNTS },
  {
    handler: 'PUT /api/notifications/marks',
    allowed: ACCOUNTS,
    payload: () => ({ ids: [], read: true }),
  },
  { handler: 'PUT /api/notifications/all-read', allowed: ACCOUNTS },
  {
    handler: 'GET /api/notifications/audience',
    allowed: ['member', 'chair'],
    path: ({ cast }) =>
      `${notificationPaths.audience()}?bodyId=${cast.bodies.commission.id}&place=discussions`,
  },
  { handler: 'GET /api/notification-preferences', allowed: ACCOUNTS },
  {
    handler: 'PUT /api/notification-preferences',
    allowed: ACCOUNTS,
    payload: () => FIRST_CHOICE,
  },
  {
    handler: 'PUT /api/notification-preferences/bodies/:bodyId',
    allowed: MEMBERS,
    path: ({ cast }) => volumePaths.body(cast.bodies.commission.id),
    payload: () => ({ mail: 'digest', push: null }),
  },
  {
    handler: 'PUT /api/notification-preferences/bodies/:bodyId/threads/:threadId',
    allowed: MEMBERS,
    path: ({ cast, things }) =>
      volumePaths.thread(cast.bodies.commission.id, things['discussion'] as DiscussionId),
    payload: () => ({ mail: 'digest', push: null }),
  },
  { handler: 'GET /api/push', allowed: ACCOUNTS },
  // Not a subscription: whoever gets past the guard is told so.
  { handler: 'POST /api/push', allowed: ACCOUNTS },
  // No device is there: whoever gets past the guard is told so with 409.
  { handler: 'POST /api/push/test', allowed: ACCOUNTS },
  {
    handler: 'DELETE /api/push/:id',
    allowed: [],
    path: () => notificationPaths.device(idOf<PushDeviceId>('psh', 9902)),
  },
  {
    handler: 'GET /api/unsubscribe/:token',
    allowed: EVERYBODY,
    path: () => notificationPaths.unsubscribe('x'.repeat(400)),
  },
  {
    handler: 'POST /api/unsubscribe/:token',
    allowed: EVERYBODY,
    path: () => notificationPaths.unsubscribe('x'.repeat(400)),
  },
  { handler: 'GET /api/mails', allowed: ['administrator'] },
];
