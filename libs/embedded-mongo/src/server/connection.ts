import type { Socket } from 'node:net';
import { buildMessage, MessageReader, parseMessage, type WireRequest } from './wire';
import { asMongoError, errorReply } from './error-reply';
import { encodeReply, type Reply } from './reply';
import type { Conversation } from './sign-in';

/** Answers a command; undefined: close the connection without an answer. */
export type Dispatch = (request: WireRequest, connection: Connection) => Promise<Reply | undefined>;

/** One client connection. Commands run as they come; each is answered under its own request id. */
export class Connection {
  /** Name the application gave in its first `hello`. */
  applicationName: string | undefined;
  /** The client has shown that it knows the password, where the server asks for one. */
  signedIn = false;
  conversation: Conversation | undefined;
  closed = false;
  private readonly reader = new MessageReader();
  private readonly closeListeners = new Set<() => void>();

  constructor(
    readonly id: number,
    private readonly socket: Socket,
    private readonly dispatch: Dispatch,
  ) {
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.receive(chunk));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.ended());
  }

  onClose(listener: () => void): () => void {
    this.closeListeners.add(listener);
    return () => this.closeListeners.delete(listener);
  }

  destroy(): void {
    this.socket.destroy();
  }

  /** Sends what is still in the queue, then closes. */
  end(): void {
    this.socket.end();
  }

  private receive(chunk: Buffer): void {
    try {
      for (const message of this.reader.push(chunk)) void this.answer(parseMessage(message));
    } catch {
      this.socket.destroy();
    }
  }

  private async answer(request: WireRequest): Promise<void> {
    const reply = await this.dispatch(request, this);
    if (!reply) {
      this.socket.destroy();
      return;
    }
    if (request.silent || this.closed) return;
    this.socket.write(encodeSafely(request, reply));
  }

  private ended(): void {
    this.closed = true;
    for (const listener of this.closeListeners) listener();
    this.closeListeners.clear();
  }
}

/** An answer that cannot be written (too large) is still an answer. */
function encodeSafely(request: WireRequest, reply: Reply): Buffer {
  try {
    return buildMessage(request, encodeReply(reply));
  } catch (error) {
    return buildMessage(request, encodeReply(errorReply(asMongoError(error), [])));
  }
}
