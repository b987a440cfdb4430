import * as z from 'zod';
import { BodyId, ChannelId, DiscussionId } from './ids';
import { Bilingual } from './primitives';

/** How much one hears: nothing at all, a summary, what concerns one (and the summary), everything. The order is that of loudness. */
export const Level = z.enum(['muted', 'digest', 'concerned', 'everything']);
export type Level = z.infer<typeof Level>;

/** Ways that leave the product. The bell inside it follows the louder of the two. */
export const Medium = z.enum(['mail', 'push']);
export type Medium = z.infer<typeof Medium>;

/** What holds where nothing nearer was chosen. */
export const AccountVolume = z.object({ mail: Level, push: Level });
export type AccountVolume = z.infer<typeof AccountVolume>;

/** A choice for one body or one thread; what is absent follows the next outer place. */
export const Volume = z.object({ mail: Level.optional(), push: Level.optional() });
export type Volume = z.infer<typeof Volume>;

/** What is chosen for one body or one thread, said for both; `null` follows the next outer place. */
export const VolumeChoice = z.object({ mail: Level.nullable(), push: Level.nullable() });
export type VolumeChoice = z.infer<typeof VolumeChoice>;

export const DigestRhythm = z.enum(['never', 'daily', 'weekly']);
export type DigestRhythm = z.infer<typeof DigestRhythm>;

/** When the summary comes, in the person's own zone. `weekday`: 1 is Monday; used by the weekly one. */
export const DigestChoice = z.object({
  rhythm: DigestRhythm,
  hour: z.int().min(0).max(23),
  weekday: z.int().min(1).max(7),
});
export type DigestChoice = z.infer<typeof DigestChoice>;

/** Hours in the person's own zone during which nothing leaves; `from` 21 until `to` 7 spans midnight. Equal hours: none. */
export const QuietHours = z.object({
  from: z.int().min(0).max(23),
  to: z.int().min(0).max(23),
});
export type QuietHours = z.infer<typeof QuietHours>;

export const NotificationChoice = z.object({
  volume: AccountVolume,
  digest: DigestChoice,
  quiet: QuietHours.optional(),
});
export type NotificationChoice = z.infer<typeof NotificationChoice>;

/** A thread that has a volume of its own: a discussion or a channel. */
export const ThreadId = z.union([DiscussionId, ChannelId]);
export type ThreadId = z.infer<typeof ThreadId>;

/** Everything that a person has chosen; bodies are those where they sit, and others with a choice. */
export const NotificationPreferences = NotificationChoice.extend({
  bodies: z.array(z.object({ bodyId: BodyId, name: Bilingual, volume: Volume })),
  threads: z.array(z.object({ threadId: ThreadId, volume: Volume })),
});
export type NotificationPreferences = z.infer<typeof NotificationPreferences>;

/** Before anybody has chosen: a summary each morning, and on devices what concerns one. */
export const FIRST_CHOICE: NotificationChoice = {
  volume: { mail: 'digest', push: 'concerned' },
  digest: { rhythm: 'daily', hour: 7, weekday: 1 },
};

type B = BodyId | ':bodyId';
export const volumePaths = {
  /** `GET`, `PUT`. */
  preferences: () => '/api/notification-preferences',
  /** `PUT`; two `null`s take the choice back. */
  body: (bodyId: B) => `/api/notification-preferences/bodies/${bodyId}`,
  thread: (bodyId: B, threadId: ThreadId | ':threadId') =>
    `/api/notification-preferences/bodies/${bodyId}/threads/${threadId}`,
};
