import type { Message } from '@passerelle/contracts/chat';

/** One line of a conversation: a new day, the place where I had stopped reading, or a message. */
export type Row =
  | { readonly kind: 'day'; readonly key: string; readonly at: string }
  | { readonly kind: 'last-read'; readonly key: string }
  | {
      readonly kind: 'message';
      readonly key: string;
      readonly message: Message;
      /** The author's name stands above: another author, another day, or a while later. */
      readonly headed: boolean;
    };

/** Messages of one author that follow each other within this time stand under one name, in milliseconds. */
const TOGETHER = 5 * 60_000;

export interface Reading {
  /** After which message the line "last read here" stands. */
  readonly lastRead: number | undefined;
  /** The reader: what they wrote is never news to them. */
  readonly me: string | undefined;
  /** The civil day of an instant, where the reader is. */
  dayOf(at: string): string;
}

export function rowsOf(messages: readonly Message[], { lastRead, me, dayOf }: Reading): Row[] {
  const rows: Row[] = [];
  const line = firstNews(messages, lastRead, me);
  let before: Message | undefined;
  for (const message of messages) {
    const sameDay = before && dayOf(before.at) === dayOf(message.at);
    if (!sameDay) rows.push({ kind: 'day', key: `day-${message.number}`, at: message.at });
    const here = message.number === line;
    if (here) rows.push({ kind: 'last-read', key: 'last-read' });
    const headed = !sameDay || here || !goesOn(before, message);
    rows.push({ kind: 'message', key: message.id, message, headed });
    before = message;
  }
  return rows;
}

/** The number of the first message that is new to the reader. */
function firstNews(
  messages: readonly Message[],
  lastRead: number | undefined,
  me: string | undefined,
): number | undefined {
  if (lastRead === undefined) return undefined;
  return messages.find(({ number, authorId }) => number > lastRead && authorId !== me)?.number;
}

function goesOn(before: Message | undefined, message: Message): boolean {
  return (
    before !== undefined &&
    before.authorId === message.authorId &&
    !message.replyTo &&
    Date.parse(message.at) - Date.parse(before.at) < TOGETHER
  );
}
