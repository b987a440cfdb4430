/** Comes between two items of long work: others may have a turn now. It is passed on and never kept. */
export const PAUSE = Symbol('pause');

export type Pause = typeof PAUSE;

/** Items with pauses between them. */
export type Flow<T> = Iterable<T | Pause>;

/** Work in steps, with a pause after each, that ends in a result. */
export type Steps<R> = Generator<Pause, R, undefined>;

/** Items between two pauses: a few milliseconds of work. */
export const STRIDE = 250;

/** The items, with a pause after each few hundred. */
export function* withPauses<T>(items: Iterable<T>): Generator<T | Pause, undefined, undefined> {
  let count = 0;
  for (const item of items) {
    yield item;
    if (++count % STRIDE === 0) yield PAUSE;
  }
}

/** All items of a flow; its pauses are passed on. */
export function* gathered<T>(flow: Flow<T>): Steps<T[]> {
  const items: T[] = [];
  for (const item of flow) {
    if (item === PAUSE) yield PAUSE;
    else items.push(item);
  }
  return items;
}

/** All items at once, for work that is short. */
export function* withoutPauses<T>(flow: Flow<T>): Generator<T, undefined, undefined> {
  for (const item of flow) if (item !== PAUSE) yield item;
}

/** The result of work in steps, without a break. */
export function atOnce<R>(steps: Steps<R>): R {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
