import { io, type Socket } from 'socket.io-client';
import { accountPaths } from '@passerelle/contracts/accounts';
import { LIVE_PATH } from '@passerelle/contracts/live';

/** Milliseconds between two attempts to come back. */
const PAUSE = 50;

/** A member of the demo network with one socket that comes back after every kill, as a browser does. */
export class Member {
  private cookie = '';
  private socket: Socket | undefined;
  private away: Promise<Socket> | undefined;

  constructor(
    private readonly url: string,
    private readonly email: string,
    private readonly password: string,
    /** Called after each connection, before anything is sent on it. */
    private readonly onConnect: (socket: Socket) => Promise<void> = () => Promise.resolve(),
  ) {}

  async signIn(): Promise<void> {
    const answer = await fetch(`${this.url}${accountPaths.signIn()}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.url },
      body: JSON.stringify({ email: this.email, password: this.password }),
    });
    if (!answer.ok) throw new Error(`${this.email} cannot sign in: ${answer.status}`);
    this.cookie = answer.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
  }

  /** What the address answers; tried again until somebody answers. */
  async read<T>(path: string): Promise<T> {
    for (;;) {
      const answer = await fetch(`${this.url}${path}`, { headers: { cookie: this.cookie } }).catch(
        () => undefined,
      );
      if (answer?.ok) return (await answer.json()) as T;
      if (answer && answer.status === 401) await this.signIn().catch(() => undefined);
      await pause();
    }
  }

  /** A connected socket; waits for the server to come back. */
  async connected(): Promise<Socket> {
    if (this.socket?.connected) return this.socket;
    this.away ??= this.comeBack().finally(() => (this.away = undefined));
    return this.away;
  }

  close(): void {
    this.socket?.close();
  }

  private async comeBack(): Promise<Socket> {
    for (;;) {
      this.socket?.close();
      try {
        this.socket = await this.open();
        await this.onConnect(this.socket);
        return this.socket;
      } catch {
        await pause();
        await this.signIn().catch(() => undefined);
      }
    }
  }

  private open(): Promise<Socket> {
    const socket = io(this.url, {
      path: LIVE_PATH,
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      extraHeaders: { cookie: this.cookie, origin: this.url },
    });
    return new Promise((resolve, reject) => {
      socket.once('connect', () => resolve(socket));
      socket.once('connect_error', reject);
    });
  }
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, PAUSE));
