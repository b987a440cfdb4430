import type { Answer, Question } from './processes';

type Work = (payload: never) => unknown;

/** The side of a started process: each command is answered once, with its value or with what went wrong. */
export function answerParent(commands: Readonly<Record<string, Work>>): void {
  const send = (answer: Answer) => process.send?.(answer);
  process.on('message', ({ number, command, payload }: Question) => {
    const work = commands[command];
    Promise.resolve()
      .then(() => {
        if (!work) throw new Error(`unknown command ${command}`);
        return work(payload as never);
      })
      .then(
        (value) => send({ number, value }),
        (error: unknown) =>
          send({ number, failure: error instanceof Error ? error.message : String(error) }),
      );
  });
  process.once('SIGTERM', () => process.exit(0));
  process.once('disconnect', () => process.exit(0));
}
