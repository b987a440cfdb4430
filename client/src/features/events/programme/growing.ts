import { effect, linkedSignal, computed, type Signal } from '@angular/core';

interface Growth {
  /** What the reader asked for: another question starts small again, a live change does not. */
  readonly of: Signal<unknown>;
  readonly first: number;
  /** How many more with each frame. */
  readonly portion: number;
  /** Everything at once: for paper. */
  readonly whole: Signal<boolean>;
}

/** A long list, given to the screen in portions, one a frame, so that no frame is long and all of it can be found. */
export function growing<T>(
  all: Signal<readonly T[]>,
  { of, first, portion, whole }: Growth,
): Signal<readonly T[]> {
  const count = linkedSignal<unknown, number>({ source: of, computation: () => first });
  effect((onCleanup) => {
    if (whole() || count() >= all().length) return;
    const frame = requestAnimationFrame(() => count.update((shown) => shown + portion));
    onCleanup(() => cancelAnimationFrame(frame));
  });
  return computed(() => (whole() ? all() : all().slice(0, count())));
}
