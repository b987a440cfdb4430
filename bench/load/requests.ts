import { Agent, request } from 'node:http';
import { answerParent } from '../method/answer-parent';
import { inGroups } from './waiting';

export interface Asked {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly cookie?: string;
  readonly body?: unknown;
}

export interface Answered {
  readonly status: number;
  readonly text: string;
}

export interface Repeated {
  readonly port: number;
  readonly asked: Asked;
  /** Of the people who ask in turn; none for a server that does not want to know. */
  readonly cookies: readonly string[];
  readonly times: number;
  /** Requests under way at the same time. */
  readonly atOnce: number;
}

/** All answers were the same, or the round fails; `elapsed` in milliseconds. */
export interface RepeatedRound {
  readonly text: string;
  readonly elapsed: number;
}

export interface Together {
  readonly port: number;
  readonly asked: readonly Asked[];
}

export interface TogetherRound {
  readonly answers: readonly Answered[];
  readonly elapsed: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: Infinity });

function send(port: number, { method, path, cookie, body }: Asked): Promise<Answered> {
  const content = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
  return new Promise((resolve, reject) => {
    const asking = request({
      agent,
      host: '127.0.0.1',
      port,
      method,
      path,
      headers: {
        ...(cookie && { cookie }),
        ...(content && {
          'content-type': 'application/json',
          'content-length': content.length,
        }),
      },
    });
    asking.once('error', reject);
    asking.once('response', (answer) => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.once('error', reject);
      answer.once('end', () =>
        resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(pieces).toString() }),
      );
    });
    asking.end(content);
  });
}

/** The same question again and again, by one person after the other. */
async function repeat({ port, asked, cookies, times, atOnce }: Repeated): Promise<RepeatedRound> {
  const start = performance.now();
  let first: string | undefined;
  await inGroups(Array<Asked>(times).fill(asked), atOnce, async (one, index) => {
    const cookie = cookies[index % cookies.length];
    const { status, text } = await send(port, { ...one, ...(cookie && { cookie }) });
    if (status !== 200) throw new Error(`${asked.path} was answered ${status}: ${text}`);
    first ??= text;
    if (text !== first) throw new Error(`${asked.path} was answered in two ways`);
  });
  return { text: first ?? '', elapsed: performance.now() - start };
}

/** All questions at once, each over a connection that was open before. */
async function together({ port, asked }: Together): Promise<TogetherRound> {
  const knock: Asked = { method: 'GET', path: '/health/live' };
  await Promise.all(asked.map(() => send(port, knock)));
  const start = performance.now();
  const answers = await Promise.all(asked.map((one) => send(port, one)));
  return { answers, elapsed: performance.now() - start };
}

answerParent({ repeat, together });
