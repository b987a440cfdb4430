import { createServer, type Socket } from 'node:net';
import { deserialize, serialize, type Document } from 'bson';
import { aDocument } from '../load/documents';
import { answerParent } from '../method/answer-parent';

/** Bytes of a message's header, its flags and the kind of its only section. */
const HEAD = 21;
const OP_MSG = 2013;

const HELLO = {
  isWritablePrimary: true,
  maxBsonObjectSize: 16 * 1024 * 1024,
  maxMessageSizeBytes: 48_000_000,
  maxWriteBatchSize: 100_000,
  minWireVersion: 0,
  maxWireVersion: 21,
  ok: 1,
};

const fifty = Array.from({ length: 50 }, (_, number) => aDocument(number));

/** What was sent comes back, or fifty documents; nothing is looked up, checked or kept. */
function answerTo(body: Document): Document {
  if ('hello' in body) return HELLO;
  return body['echo'] === 50 ? { documents: fifty, ok: 1 } : { document: body['document'], ok: 1 };
}

function reply(message: Buffer): Buffer {
  const body = serialize(answerTo(deserialize(message.subarray(HEAD))));
  const head = Buffer.alloc(HEAD);
  head.writeInt32LE(HEAD + body.length, 0);
  head.writeInt32LE(message.readInt32LE(4), 8);
  head.writeInt32LE(OP_MSG, 12);
  return Buffer.concat([head, body]);
}

function serve(socket: Socket): void {
  let waiting = Buffer.alloc(0);
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    waiting = waiting.length === 0 ? chunk : Buffer.concat([waiting, chunk]);
    while (waiting.length >= 4 && waiting.length >= waiting.readInt32LE(0)) {
      const length = waiting.readInt32LE(0);
      socket.write(reply(waiting.subarray(0, length)));
      waiting = waiting.subarray(length);
    }
  });
}

/** A server that speaks as much of the protocol as a driver needs to send and to get a document. */
answerParent({
  listen: (path: string) =>
    new Promise<void>((resolve) => createServer(serve).listen(path, resolve)),
});
