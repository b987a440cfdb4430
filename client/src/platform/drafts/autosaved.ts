import { effect, inject, signal, type Signal } from '@angular/core';
import { Drafts } from './drafts';

/** Quiet after the last key before a draft is kept, in milliseconds. */
const AFTER = 500;

/**
 * Keeps what is being written, while the component that calls this lives. `draft` gives undefined when nothing is
 * written; then nothing stays behind. Returns when it was last kept, for "Brouillon enregistré à 10 h 42".
 */
export function autosaved<T>(
  place: () => string | undefined,
  draft: () => T | undefined,
): Signal<string | undefined> {
  const drafts = inject(Drafts);
  const keptAt = signal<string | undefined>(undefined);
  let opened: string | undefined;
  effect((onCleanup) => {
    const [where, what] = [place(), draft()];
    if (!where) return;
    if (opened !== where) {
      opened = where;
      keptAt.set(undefined);
      return;
    }
    const save = () => {
      waiting = undefined;
      if (what === undefined) drafts.forget(where);
      else drafts.keep(where, what);
      keptAt.set(what === undefined ? undefined : new Date().toISOString());
    };
    let waiting: ReturnType<typeof setTimeout> | undefined = setTimeout(save, AFTER);
    if (what === undefined) {
      clearTimeout(waiting);
      save();
    }
    onCleanup(() => {
      if (waiting === undefined) return;
      clearTimeout(waiting);
      if (what !== undefined) drafts.keep(where, what);
    });
  });
  return keptAt.asReadonly();
}
