import { io, type Socket } from 'socket.io-client';
import { LIVE_PATH, type Ack } from '@passerelle/contracts/live';
import { ACCESS_COOKIE } from '../src/platform/auth/cookies';
import type { Agent } from './app-for-specs';

/** A socket of a person who is signed in, as the browser would open it. */
export interface LiveClient {
  readonly socket: Socket;
  ask<T>(command: string, payload: unknown): Promise<Ack<T>>;
  /** The next fact of this name that satisfies the condition; rejects after twenty seconds. */
  next<T>(fact: string, when?: (payload: T) => boolean): Promise<T>;
  close(): void;
}

const PATIENCE = 20_000;

export async function openLive(url: string, agent: Agent): Promise<LiveClient> {
  const cookie = agent.jar.getCookie(ACCESS_COOKIE, {
    path: '/',
    domain: '127.0.0.1',
    secure: false,
    script: false,
  });
  const socket = io(url, {
    path: LIVE_PATH,
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    extraHeaders: cookie ? { cookie: `${ACCESS_COOKIE}=${cookie.value}` } : {},
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return {
    socket,
    ask: (command, payload) => socket.timeout(PATIENCE).emitWithAck(command, payload),
    next: (fact, when = () => true) => nextFact(socket, fact, when),
    close: () => socket.close(),
  };
}

function nextFact<T>(socket: Socket, fact: string, when: (payload: T) => boolean): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => done(() => reject(new Error(`no ${fact} within ${PATIENCE} ms`))),
      PATIENCE,
    );
    const listener = (payload: T) => when(payload) && done(() => resolve(payload));
    const done = (settle: () => void) => {
      clearTimeout(timer);
      socket.off(fact, listener);
      settle();
    };
    socket.on(fact, listener);
  });
}
