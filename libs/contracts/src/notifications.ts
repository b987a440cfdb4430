import * as z from 'zod';
import { WaitingTarget } from './home';
import { BodyId, NotificationId, PushDeviceId } from './ids';
import type { Fact } from './live';
import { Mentions, Place } from './mentions';
import { PersonCard } from './people';
import { Bilingual, Cursor, Instant } from './primitives';
import { ThreadId } from './volumes';

/** What has happened. The sentence is the screen's; here are only the facts. */
export const NotificationKind = z.enum([
  'ballot-opened',
  'amendment-settled',
  'discussion-mention',
  'chat-mention',
  'discussion-started',
  'discussion-replied',
  'chat-message',
  'place-given',
]);
export type NotificationKind = z.infer<typeof NotificationKind>;

/** One thing that one person heard of. Only its owner reads it, and only while they may read what it speaks of. */
export const Notification = z.object({
  id: NotificationId,
  kind: NotificationKind,
  bodyId: BodyId.optional(),
  /** The thing by its own name: a discussion, a channel, a position, a session. */
  subject: Bilingual,
  body: Bilingual.optional(),
  by: PersonCard.optional(),
  target: WaitingTarget,
  at: Instant,
  readAt: Instant.optional(),
});
export type Notification = z.infer<typeof Notification>;

/** The newest first. `unread` counts all of them, not only this page's. */
export const NotificationList = z.object({
  items: z.array(Notification),
  next: Cursor.optional(),
  unread: z.int(),
});
export type NotificationList = z.infer<typeof NotificationList>;

export const NotificationQuery = z.object({
  after: NotificationId.optional(),
  only: z.enum(['all', 'unread']).default('all'),
});
export type NotificationQuery = z.infer<typeof NotificationQuery>;

const Ids = z.array(NotificationId).max(1000);

/** Marks these as read, or as unread again. Ids of others change nothing. */
export const NotificationMarks = z.object({ ids: Ids, read: z.boolean() });
export type NotificationMarks = z.infer<typeof NotificationMarks>;

/** Which changed, so that it can be taken back, and how many are unread now. */
export const NotificationsMarked = z.object({ ids: Ids, read: z.boolean(), unread: z.int() });
export type NotificationsMarked = z.infer<typeof NotificationsMarked>;

/** Whom something that is about to be written would reach. `mentions`: ids between commas; `everybody` calls the whole body. */
export const AudienceQuery = z.object({
  bodyId: BodyId,
  place: Place,
  threadId: ThreadId.optional(),
  mentions: z
    .string()
    .max(1_200)
    .default('')
    .transform((list) => list.split(',').filter((id) => id !== ''))
    .pipe(Mentions),
  everybody: z
    .enum(['true', 'false'])
    .default('false')
    .transform((word) => word === 'true'),
});
export type AudienceQuery = z.infer<typeof AudienceQuery>;

/** Who hears at once and where; the others read it when they come, or in their summary. Who has muted is not told apart. */
export const Audience = z.object({
  /** By mail or on a device, and in the bell. */
  atOnce: z.array(PersonCard),
  /** In the bell only. */
  inTheBell: z.array(PersonCard),
  later: z.array(PersonCard),
});
export type Audience = z.infer<typeof Audience>;

/** What a browser gives to whoever may send to it (Push API). */
export const PushSubscription = z.object({
  endpoint: z.url({ protocol: /^https$/ }).max(1_000),
  keys: z.object({
    p256dh: z.base64url().min(80).max(100),
    auth: z.base64url().min(20).max(40),
  }),
});
export type PushSubscription = z.infer<typeof PushSubscription>;

export const PushDevice = z.object({
  id: PushDeviceId,
  /** The browser and system as its owner recognises them. */
  device: z.string(),
  since: Instant,
});
export type PushDevice = z.infer<typeof PushDevice>;

export const PushState = z.object({ publicKey: z.string(), devices: z.array(PushDevice) });
export type PushState = z.infer<typeof PushState>;

export const PushTested = z.object({ reached: z.int() });
export type PushTested = z.infer<typeof PushTested>;

/** What an unsubscribe link would stop. Reading it stops nothing. */
export const Unsubscription = z.object({
  stops: z.enum(['digest', 'body', 'mail']),
  body: Bilingual.optional(),
});
export type Unsubscription = z.infer<typeof Unsubscription>;

export const notificationPaths = {
  list: () => '/api/notifications',
  /** `PUT`. */
  marks: () => '/api/notifications/marks',
  /** `PUT`: marks all. */
  allRead: () => '/api/notifications/all-read',
  audience: () => '/api/notifications/audience',
  /** `GET` the state, `POST` adds this device. */
  push: () => '/api/push',
  device: (id: PushDeviceId | ':id') => `/api/push/${id}`,
  pushTest: () => '/api/push/test',
  /** `GET` shows, `POST` stops; needs no cookie. */
  unsubscribe: (token: string) => `/api/unsubscribe/${token}`,
};

/** Told to `person:<id>`. */
export interface NotificationFacts {
  'notification:arrived': Fact<{ notification: Notification; unread: number }>;
  'notification:marked': Fact<NotificationsMarked>;
}
