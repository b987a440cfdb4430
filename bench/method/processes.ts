import { fork, type ChildProcess } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the built entries are, and the project's root above them. */
const dist = dirname(fileURLToPath(import.meta.url));
export const root = join(dist, '../..');

/** A process that answers questions; see `answerParent` for its side. */
export interface Worker {
  readonly pid: number;
  /** @throws Error with the message of the process when the work failed there, or when it has ended. */
  ask<R>(command: string, payload?: unknown): Promise<R>;
  stop(): Promise<void>;
}

export interface Question {
  readonly number: number;
  readonly command: string;
  readonly payload: unknown;
}

export type Answer =
  | { readonly number: number; readonly value: unknown }
  | { readonly number: number; readonly failure: string };

const running = new Set<ChildProcess>();

/** Remembers a process, so that none outlives the bench. */
export function owned(child: ChildProcess): ChildProcess {
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** Ends a process cleanly and waits for its end. */
export async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  await ended;
}

/** Ends everything that is still running, each process by its own id. */
export async function stopEverything(): Promise<void> {
  await Promise.all([...running].map(stopProcess));
}

/** Starts a process of this room: `crowd`, `requests`, `driver` or a baseline. */
export function startWorker(entry: string): Worker {
  const child = owned(
    fork(join(dist, `${entry}.mjs`), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }),
  );
  const waiting = new Map<number, { done: (value: never) => void; failed: (e: Error) => void }>();
  let asked = 0;
  child.on('message', (answer: Answer) => {
    const asker = waiting.get(answer.number);
    waiting.delete(answer.number);
    if ('failure' in answer) asker?.failed(new Error(`${entry}: ${answer.failure}`));
    else asker?.done(answer.value as never);
  });
  child.once('exit', (code) => {
    for (const { failed } of waiting.values())
      failed(new Error(`${entry} ended with code ${code}`));
  });
  return {
    pid: child.pid ?? 0,
    stop: () => stopProcess(child),
    ask: (command, payload) =>
      new Promise((done, failed) => {
        asked += 1;
        waiting.set(asked, { done, failed });
        child.send({ number: asked, command, payload } satisfies Question);
      }),
  };
}
