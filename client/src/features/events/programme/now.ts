import { DestroyRef, inject, signal, type Signal } from '@angular/core';

const EVERY = 30_000;

/** The present, in milliseconds since the epoch, moved on twice a minute. Call inside a component. */
export function presentMoment(): Signal<number> {
  const now = signal(Date.now());
  const timer = setInterval(() => now.set(Date.now()), EVERY);
  inject(DestroyRef).onDestroy(() => clearInterval(timer));
  return now.asReadonly();
}
