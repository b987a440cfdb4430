import { decode } from '../bson/decode';
import { failure } from '../errors';
import type { Doc } from '../bson/value';

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const HEADER = 16;
/** The largest message a driver may send: 48 MB and its header. */
export const MAX_MESSAGE = 48_000_000;

const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;

/** One command as it came over the wire. Document sequences stay bytes: an insert stores them as they are. */
export interface WireRequest {
  id: number;
  /** True for OP_QUERY, which only `hello` uses. */
  legacy: boolean;
  /** The client does not wait for an answer. */
  silent: boolean;
  body: Doc;
  sequences: Map<string, Buffer[]>;
}

/** Cuts a byte stream into messages. Chunks of a long message are collected and joined once. */
export class MessageReader {
  private chunks: Buffer[] = [];
  private have = 0;

  /** The messages that are whole now. Throws when a length cannot be true: the connection is to be closed. */
  push(chunk: Buffer): Buffer[] {
    this.chunks.push(chunk);
    this.have += chunk.length;
    const messages: Buffer[] = [];
    for (;;) {
      const length = this.nextLength();
      if (length === undefined || this.have < length) return messages;
      const bytes = this.joined();
      messages.push(bytes.subarray(0, length));
      this.chunks = bytes.length > length ? [bytes.subarray(length)] : [];
      this.have = bytes.length - length;
    }
  }

  private nextLength(): number | undefined {
    if (this.have < HEADER) return undefined;
    const first = this.chunks[0] as Buffer;
    const length = (first.length >= 4 ? first : this.joined()).readInt32LE(0);
    if (length < HEADER || length > MAX_MESSAGE + HEADER)
      throw new Error(`message of ${length} bytes`);
    return length;
  }

  private joined(): Buffer {
    const bytes =
      this.chunks.length === 1 ? (this.chunks[0] as Buffer) : Buffer.concat(this.chunks, this.have);
    this.chunks = [bytes];
    return bytes;
  }
}

/** Reads a message. Errors: ProtocolError for what is no OP_MSG and no OP_QUERY. */
export function parseMessage(message: Buffer): WireRequest {
  const id = message.readInt32LE(4);
  const opcode = message.readInt32LE(12);
  if (opcode === OP_MSG) return parseOpMsg(id, message);
  if (opcode === OP_QUERY) return parseOpQuery(id, message);
  throw failure('ProtocolError', `opcode ${opcode} is not supported`);
}

function parseOpMsg(id: number, message: Buffer): WireRequest {
  const flags = message.readUInt32LE(HEADER);
  const end = message.length - (flags & CHECKSUM_PRESENT ? 4 : 0);
  const request: WireRequest = {
    id,
    legacy: false,
    silent: (flags & MORE_TO_COME) !== 0,
    body: new Map(),
    sequences: new Map(),
  };
  for (let at = HEADER + 4; at < end;) {
    const kind = message[at];
    const length = message.readInt32LE(at + 1);
    const section = message.subarray(at + 1, at + 1 + length);
    if (length < 5 || at + 1 + length > end)
      throw failure('ProtocolError', 'a section is cut short');
    if (kind === 0) request.body = decode(section);
    else if (kind === 1) request.sequences.set(...parseSequence(section));
    else throw failure('ProtocolError', `section kind ${kind} is not supported`);
    at += 1 + length;
  }
  return request;
}

function parseSequence(section: Buffer): [name: string, documents: Buffer[]] {
  const nameEnd = section.indexOf(0, 4);
  const documents: Buffer[] = [];
  for (let at = nameEnd + 1; at < section.length;) {
    const length = section.readInt32LE(at);
    if (length < 5 || at + length > section.length)
      throw failure('ProtocolError', 'a document is cut short');
    documents.push(section.subarray(at, at + length));
    at += length;
  }
  return [section.toString('utf8', 4, nameEnd), documents];
}

function parseOpQuery(id: number, message: Buffer): WireRequest {
  const nameEnd = message.indexOf(0, HEADER + 4);
  const namespace = message.toString('utf8', HEADER + 4, nameEnd);
  const body = decode(message.subarray(nameEnd + 9));
  if (!body.has('$db')) body.set('$db', namespace.split('.')[0] ?? 'admin');
  return { id, legacy: true, silent: false, body, sequences: new Map() };
}

let lastReply = 0;

/** The answer to a request, header and body in one buffer. */
export function buildMessage(request: WireRequest, pieces: readonly Uint8Array[]): Buffer {
  const prefix = request.legacy ? 36 : 21;
  const length = pieces.reduce((sum, piece) => sum + piece.length, prefix);
  const header = Buffer.alloc(prefix);
  lastReply = (lastReply + 1) & 0x7fffffff;
  header.writeInt32LE(length, 0);
  header.writeInt32LE(lastReply, 4);
  header.writeInt32LE(request.id, 8);
  header.writeInt32LE(request.legacy ? OP_REPLY : OP_MSG, 12);
  if (request.legacy) {
    header.writeInt32LE(8, 16);
    header.writeInt32LE(1, 32);
  }
  return Buffer.concat([header, ...pieces], length);
}
