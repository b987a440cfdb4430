import * as z from 'zod';
import { Cursor, Instant } from './primitives';

/**
 * `kept`: no mail server is set, the mail stays here. `sending`: handed over, no answer yet; after a crash it stays so and
 * is not sent a second time.
 */
export const MailState = z.enum(['waiting', 'sending', 'sent', 'failed', 'kept']);
export type MailState = z.infer<typeof MailState>;

/** A mail as the administrator sees it; what it says is there in the demonstration only. */
export const OutgoingMail = z.object({
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  at: Instant,
  state: MailState,
  /** Why it could not be sent. */
  fault: z.string().optional(),
  text: z.string().optional(),
  html: z.string().optional(),
});
export type OutgoingMail = z.infer<typeof OutgoingMail>;

export const MailList = z.object({
  items: z.array(OutgoingMail),
  next: Cursor.optional(),
  /** True when a mail server is set. */
  delivers: z.boolean(),
});
export type MailList = z.infer<typeof MailList>;

export const MailQuery = z.object({ after: Cursor.optional() });
export type MailQuery = z.infer<typeof MailQuery>;

export const mailPaths = {
  list: () => '/api/mails',
};
