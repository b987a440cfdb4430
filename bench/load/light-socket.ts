import { randomBytes } from 'node:crypto';
import { createConnection, type Socket } from 'node:net';
import { FrameReader, textFrame } from './frames';

export interface Address {
  readonly port: number;
  /** Path of the socket server: `/live`. */
  readonly path: string;
  readonly cookie?: string;
}

type Settle = { done: (answer: unknown) => void; failed: (error: Error) => void };

/**
 * A socket.io client that costs next to nothing: hundreds of them share two cores with the server that is measured,
 * and the usual client would be what is measured. It speaks websocket only and leaves events as bytes.
 */
export class LightSocket {
  private readonly acks = new Map<number, Settle>();
  private asked = 0;
  private opened: Settle | undefined;

  private constructor(
    private readonly socket: Socket,
    private readonly onEvent: (content: Buffer) => void,
  ) {}

  /** Resolves when the server has admitted the socket. @throws Error with the server's refusal */
  static open(address: Address, onEvent: (content: Buffer) => void): Promise<LightSocket> {
    const socket = createConnection({ host: '127.0.0.1', port: address.port, noDelay: true });
    const light = new LightSocket(socket, onEvent);
    return new Promise((done, failed) => {
      light.opened = { done: () => done(light), failed };
      socket.once('error', (error) => light.fail(error));
      socket.once('close', () => light.fail(new Error('the server closed a socket')));
      socket.write(upgradeRequest(address));
      light.expectUpgrade();
    });
  }

  /** Sends a command and gives what it is answered. */
  ask(event: string, payload: unknown): Promise<unknown> {
    this.asked += 1;
    const number = this.asked;
    this.socket.write(textFrame(`42${number}${JSON.stringify([event, payload])}`));
    return new Promise((done, failed) => this.acks.set(number, { done, failed }));
  }

  close(): void {
    this.socket.destroy();
  }

  private expectUpgrade(): void {
    let head = Buffer.alloc(0);
    const reader = new FrameReader(
      (content) => this.hear(content),
      () => this.socket.destroy(),
    );
    const onHead = (piece: Buffer) => {
      head = Buffer.concat([head, piece]);
      const end = head.indexOf('\r\n\r\n');
      if (end < 0) return;
      if (!head.toString('latin1', 0, 12).endsWith(' 101'))
        return this.fail(new Error(head.toString('latin1', 0, 200)));
      this.socket.off('data', onHead);
      this.socket.on('data', (more: Buffer) => reader.push(more));
      if (head.length > end + 4) reader.push(head.subarray(end + 4));
    };
    this.socket.on('data', onHead);
  }

  /** First character: kind of packet of engine.io; second: kind of packet of socket.io. */
  private hear(content: Buffer): void {
    const kind = content.toString('latin1', 0, 2);
    if (kind === '42') return this.onEvent(content);
    if (kind === '2') return void this.socket.write(textFrame('3'));
    if (kind === '43') return this.settle(content.toString('utf8', 2));
    if (kind === '40') return this.opened?.done(undefined);
    if (kind === '44') return this.fail(new Error(`refused: ${content.toString('utf8', 2)}`));
    if (kind.startsWith('0')) this.socket.write(textFrame('40'));
  }

  private settle(text: string): void {
    const from = text.indexOf('[');
    const number = Number(text.slice(0, from));
    this.acks.get(number)?.done((JSON.parse(text.slice(from)) as unknown[])[0]);
    this.acks.delete(number);
  }

  private fail(error: Error): void {
    this.opened?.failed(error);
    for (const { failed } of this.acks.values()) failed(error);
    this.acks.clear();
    this.socket.destroy();
  }
}

function upgradeRequest({ port, path, cookie }: Address): string {
  const lines = [
    `GET ${path}/?EIO=4&transport=websocket HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    ...(cookie ? [`Cookie: ${cookie}`] : []),
  ];
  return `${lines.join('\r\n')}\r\n\r\n`;
}
