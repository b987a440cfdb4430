import { ulid } from 'ulid';
import { channelRoom, type ChatFacts, type MessagePost } from '@passerelle/contracts/chat';
import type { ChannelId, MessageId } from '@passerelle/contracts/ids';
import { LIVE_PATH, type Ack } from '@passerelle/contracts/live';
import { readStamp, type Stamp } from './stamp';

/** What one event told: messages in order; with sequences, the one before it and the one after. */
export interface Heard {
  readonly stamps: readonly Stamp[];
  readonly from?: number;
  readonly seq?: number;
}

type Told = Parameters<ChatFacts['chat:messages-changed']>[0];
type Command = readonly [event: string, payload: unknown];

/** How a crowd speaks with one of the two servers. */
export interface Dialect {
  readonly path: string;
  /** What a socket says once, to hear the room. */
  readonly enter?: Command;
  post(text: string): Command;
  /** Undefined for events that tell no message. */
  hear(content: Buffer): Heard | undefined;
  /** @throws Error when the answer is not what a stored message is answered with */
  requireDone(answer: unknown): void;
}

const argumentOf = <T>(content: Buffer) =>
  (JSON.parse(content.toString('utf8', 2)) as [string, T])[1];

const beginsWith = (content: Buffer, start: Buffer) =>
  content.length > start.length && content.subarray(0, start.length).equals(start);

const FACT = Buffer.from('42["chat:messages-changed",');

function requireOk(answer: unknown): void {
  const ack = answer as Ack<unknown>;
  if (!ack?.ok) throw new Error(`a command was refused: ${JSON.stringify(ack)}`);
}

/** The product's chat: stored, ordered, acknowledged. */
export function passerelle(channelId: ChannelId): Dialect {
  return {
    path: LIVE_PATH,
    enter: ['live:enter', { room: channelRoom(channelId) }],
    post: (text) => {
      const draft = { channelId, id: `msg_${ulid()}` as MessageId, text };
      return ['chat:post-message', draft satisfies Partial<MessagePost>];
    },
    hear: (content) => {
      if (!beginsWith(content, FACT)) return undefined;
      const { from, seq, messages } = argumentOf<Told>(content);
      if (messages.length !== seq - from)
        throw new Error(`a fact from ${from} to ${seq} brings ${messages.length} messages`);
      return { from, seq, stamps: messages.map(({ text }) => readStamp(text)) };
    },
    requireDone: requireOk,
  };
}

const MESSAGE = Buffer.from('42["message",');

/** A bare socket.io server that repeats to a room what it is sent. */
export const bare: Dialect = {
  path: '/socket.io',
  post: (text) => ['post', { id: `msg_${ulid()}`, text }],
  hear: (content) =>
    beginsWith(content, MESSAGE)
      ? { stamps: [readStamp(argumentOf<{ text: string }>(content).text)] }
      : undefined,
  requireDone: requireOk,
};
