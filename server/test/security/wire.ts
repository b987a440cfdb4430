import { Agent as Connections, request } from 'node:http';
import { ACCESS_COOKIE } from '../../src/platform/auth/cookies';
import type { Agent } from '../app-for-specs';

const connections = new Connections({ keepAlive: true, maxSockets: 8 });

export interface Sent {
  readonly method: string;
  readonly path: string;
  /** Sent as JSON; bytes and strings as they are. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Heard {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** One request exactly as given: nothing is put right on the way, neither dots in the path nor the body. */
export function send(url: string, { method, path, body, headers = {} }: Sent): Promise<Heard> {
  const raw = typeof body === 'string' || body instanceof Uint8Array;
  const bytes = body === undefined ? undefined : raw ? body : JSON.stringify(body);
  const described =
    bytes === undefined
      ? {}
      : { 'content-type': 'application/json', 'content-length': `${Buffer.byteLength(bytes)}` };
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const call = request(
      { hostname, port, method, path, agent: connections, headers: { ...described, ...headers } },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('error', reject);
        answer.on('end', () =>
          resolve({
            status: answer.statusCode!,
            headers: answer.headers,
            text: Buffer.concat(parts).toString(),
          }),
        );
      },
    );
    call.on('error', reject);
    call.end(bytes);
  });
}

/** The header that makes a request the agent's own. */
export function cookieOf(agent: Agent): Record<string, string> {
  const where = { path: '/', domain: '127.0.0.1', secure: false, script: false };
  const cookie = agent.jar.getCookie(ACCESS_COOKIE, where);
  return cookie ? { cookie: `${ACCESS_COOKIE}=${cookie.value}` } : {};
}
