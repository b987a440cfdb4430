import type { Message, MessageLog } from '@passerelle/contracts/chat';
import type { ChannelId } from '@passerelle/contracts/ids';
import type { PersonCard } from '@passerelle/contracts/people';

/** The stretch of a channel that this device holds: without a hole from its first message to its end. */
export interface ChannelLog {
  readonly channelId: ChannelId;
  /** By number. */
  readonly messages: readonly Message[];
  /** Authors and people who are called by name. */
  readonly people: ReadonlyMap<string, PersonCard>;
  /** How far it is: everything up to this sequence is in it. */
  readonly seq: number;
  /** Messages before the first one exist. */
  readonly earlier: boolean;
}

type Stretch = Pick<MessageLog, 'messages' | 'people' | 'seq'>;

export function openedLog({ channelId, messages, people, seq, more }: MessageLog): ChannelLog {
  return { channelId, messages, people: named(new Map(), people), seq, earlier: more };
}

/** True when what is told follows on what is held; otherwise something was missed and has to be asked for. */
export function follows(log: ChannelLog, fact: { readonly from: number }): boolean {
  return fact.from <= log.seq;
}

/**
 * The log with what happened since. Changes of messages from before the first one are left out:
 * they would stand alone, with a hole after them; they come as they are when somebody goes back that far.
 */
export function withLater(log: ChannelLog, { messages, people, seq }: Stretch): ChannelLog {
  const first = log.earlier ? (log.messages[0]?.number ?? 0) : 0;
  return {
    ...log,
    messages: merged(
      log.messages,
      messages.filter(({ number }) => number >= first),
    ),
    people: named(log.people, people),
    seq: Math.max(log.seq, seq),
  };
}

/** The log with the messages before it. How far it is does not change: what is told of the past may be older than that. */
export function withEarlier(log: ChannelLog, { messages, people, more }: MessageLog): ChannelLog {
  return {
    ...log,
    messages: merged(messages, log.messages),
    people: named(log.people, people),
    earlier: more,
  };
}

const changedAt = ({ changed, seq }: Message) => changed ?? seq;

/** Of two copies of a message the later one counts. */
function merged(one: readonly Message[], other: readonly Message[]): Message[] {
  const all = new Map(one.map((message) => [message.number, message]));
  for (const message of other) {
    const held = all.get(message.number);
    if (!held || changedAt(message) >= changedAt(held)) all.set(message.number, message);
  }
  return [...all.values()].sort((a, b) => a.number - b.number);
}

function named(
  known: ReadonlyMap<string, PersonCard>,
  people: readonly PersonCard[],
): ReadonlyMap<string, PersonCard> {
  return people.length === 0
    ? known
    : new Map([...known, ...people.map((person) => [person.id, person] as const)]);
}
