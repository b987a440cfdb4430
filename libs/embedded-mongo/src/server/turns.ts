import { failure } from '../errors';
import { PAUSE, STRIDE, type Flow, type Steps } from '../pause';

/** Lets what other clients have sent be answered first. */
const turn = (): Promise<void> => new Promise(setImmediate);

export const timedOut = () => failure('MaxTimeMSExpired', 'operation exceeded time limit');

/** Counts the steps of long work. `deadline`: milliseconds since 1970 when it is given up. */
export class Turns {
  private steps = 0;

  constructor(private readonly deadline?: number) {}

  /** One more step is done: is it time to let others in? */
  due(): boolean {
    return ++this.steps % STRIDE === 0;
  }

  /** Errors: MaxTimeMSExpired (50). */
  async take(): Promise<void> {
    if (this.deadline && Date.now() > this.deadline) throw timedOut();
    await turn();
  }
}

/** All items of a flow; at each pause others have a turn. Errors: MaxTimeMSExpired (50). */
export async function itemsInTurns<T>(flow: Flow<T>, deadline?: number): Promise<T[]> {
  const turns = new Turns(deadline);
  const items: T[] = [];
  for (const item of flow) {
    if (item === PAUSE) await turns.take();
    else items.push(item);
  }
  return items;
}

/** The result of work in steps; at each pause others have a turn. Errors: MaxTimeMSExpired (50). */
export async function resultInTurns<R>(steps: Steps<R>, deadline?: number): Promise<R> {
  const turns = new Turns(deadline);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await turns.take();
  }
}
