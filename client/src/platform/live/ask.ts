import type { Ack } from '@passerelle/contracts/live';
import { ProblemError, localProblem } from '../problems/problem-error';

/** How long one attempt waits for its answer, in milliseconds. */
const ANSWER_WITHIN = 8_000;
const ATTEMPTS = 3;

/** What {@link ask} needs of a socket. */
export interface Asked {
  timeout(milliseconds: number): { emitWithAck(name: string, payload: unknown): Promise<unknown> };
}

/**
 * One command, one answer. No answer in time: the same payload again, which its client-made id makes harmless.
 * Rejects with the server's problem at once, or with `network/timeout` after the last attempt.
 */
export async function ask<R>(socket: Asked, name: string, payload: unknown): Promise<R> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const answer = await answerOf<R>(socket, name, payload);
    if (answer?.ok) return answer.value;
    if (answer) throw new ProblemError(answer.problem);
  }
  throw new ProblemError(localProblem('network/timeout'));
}

async function answerOf<R>(
  socket: Asked,
  name: string,
  payload: unknown,
): Promise<Ack<R> | undefined> {
  try {
    return (await socket.timeout(ANSWER_WITHIN).emitWithAck(name, payload)) as Ack<R>;
  } catch {
    return undefined;
  }
}
