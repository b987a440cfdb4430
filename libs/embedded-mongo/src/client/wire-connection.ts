import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { deserialize, serialize, type Document } from 'bson';
import { MessageReader } from '../server/wire';
import { BsonType } from '../bson/layout';
import type { Address, ConnectionString } from './connection-string';
import { elements } from './raw-bson';

/** A command that the server refused. */
export class CommandRefused extends Error {
  constructor(
    readonly code: number,
    readonly codeName: string,
    message: string,
  ) {
    super(message);
  }
}

/** Documents that travel beside a command as the bytes they are. */
export interface Sequence {
  name: string;
  documents: readonly Buffer[];
}

const OP_MSG = 2013;
const PATIENCE = 10_000;

/** One connection on which one command after the other is asked. */
export class WireConnection {
  private readonly reader = new MessageReader();
  private waiting: { resolve(body: Buffer): void; reject(error: Error): void } | undefined;
  private lastRequest = 0;
  private fault: Error | undefined;

  private constructor(private readonly socket: Socket) {
    socket.on('data', (chunk) => this.receive(chunk as Buffer));
    socket.on('error', (error) => this.fail(error));
    socket.on('close', () => this.fail(new Error('The server has closed the connection.')));
  }

  /** Errors: one sentence when nobody answers there. */
  static async open(address: Address, tls: ConnectionString['tls']): Promise<WireConnection> {
    const { host, port } = address;
    const plain = port === undefined ? { path: host } : { host, port };
    const socket = tls
      ? connectTls({ ...plain, servername: host, ca: tls.ca, rejectUnauthorized: !tls.insecure })
      : connect(plain);
    const tooLate = setTimeout(() => socket.destroy(new Error('no answer in 10 s')), PATIENCE);
    try {
      await once(socket, tls ? 'secureConnect' : 'connect');
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      const where = port === undefined ? host : `${host}:${port}`;
      throw new Error(`No server answers at ${where} (${code ?? message}).`);
    } finally {
      clearTimeout(tooLate);
    }
    return new WireConnection(socket);
  }

  /** Errors: CommandRefused, also for a write that was not done. */
  async ask(database: string, command: Document, sequence?: Sequence): Promise<Document> {
    const body = await this.askRaw(database, command, sequence);
    return deserialize(body, { promoteValues: true, useBigInt64: true });
  }

  /** The answer as bytes. Errors: CommandRefused. */
  async askRaw(database: string, command: Document, sequence?: Sequence): Promise<Buffer> {
    if (this.fault) throw this.fault;
    const answer = new Promise<Buffer>((resolve, reject) => (this.waiting = { resolve, reject }));
    this.socket.write(this.message({ ...command, $db: database }, sequence));
    const body = (await answer).subarray(21);
    refuseFailure(body);
    return body;
  }

  close(): void {
    this.socket.destroy();
  }

  private message(command: Document, sequence: Sequence | undefined): Buffer {
    const body = serialize(command, { ignoreUndefined: true });
    const pieces: Uint8Array[] = [Buffer.alloc(21), body];
    if (sequence) {
      const name = Buffer.from(`${sequence.name}\0`);
      const size = sequence.documents.reduce((sum, each) => sum + each.length, 4 + name.length);
      const head = Buffer.alloc(5);
      head[0] = 1;
      head.writeInt32LE(size, 1);
      pieces.push(head, name, ...sequence.documents);
    }
    const whole = Buffer.concat(pieces);
    whole.writeInt32LE(whole.length, 0);
    whole.writeInt32LE(++this.lastRequest, 4);
    whole.writeInt32LE(OP_MSG, 12);
    return whole;
  }

  private receive(chunk: Buffer): void {
    try {
      for (const message of this.reader.push(chunk)) this.waiting?.resolve(message);
    } catch (error) {
      this.socket.destroy(error as Error);
    }
  }

  private fail(error: Error): void {
    this.fault ??= error;
    this.waiting?.reject(this.fault);
  }
}

/** Looks at the few fields that tell of a failure: documents in a reply are not read for that. */
function refuseFailure(body: Buffer): void {
  let done = false;
  let faulty = false;
  for (const { name, type, from } of elements(body)) {
    if (name === 'ok')
      done = (type === BsonType.double ? body.readDoubleLE(from) : body.readInt32LE(from)) === 1;
    if (name === 'writeErrors' || name === 'writeConcernError') faulty = true;
  }
  if (!done || faulty) throw refusalIn(deserialize(body));
}

function refusalIn(reply: Document): CommandRefused {
  const [first] = (reply['writeErrors'] ?? []) as Document[];
  const { code, codeName, errmsg } = first ?? (reply['writeConcernError'] as Document) ?? reply;
  return new CommandRefused(code, codeName, errmsg ?? 'no reason given');
}
