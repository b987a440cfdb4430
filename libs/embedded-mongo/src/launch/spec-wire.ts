import { deserialize, serialize, type Document } from 'bson';
import { connect } from 'node:net';
import { MessageReader } from '../server/wire';

/** Sends one command as bytes, past the driver, which would put its own session into it. */
export async function sendRaw(uri: string, command: Document): Promise<Document> {
  const host = decodeURIComponent(/^mongodb:\/\/([^/]+)/.exec(uri)?.[1] ?? '');
  const socket = host.endsWith('.sock')
    ? connect(host)
    : connect(Number(host.split(':')[1]), '127.0.0.1');
  const body = serialize(command);
  const header = Buffer.alloc(21);
  header.writeInt32LE(21 + body.length, 0);
  header.writeInt32LE(1, 4);
  header.writeInt32LE(2013, 12);
  socket.write(Buffer.concat([header, body]));
  const reader = new MessageReader();
  try {
    for await (const chunk of socket) {
      const [message] = reader.push(chunk as Buffer);
      if (message) return deserialize(message.subarray(21));
    }
    throw new Error('the connection was closed without an answer');
  } finally {
    socket.destroy();
  }
}
