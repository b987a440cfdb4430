import { BreakpointObserver } from '@angular/cdk/layout';
import { inject, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { map } from 'rxjs';

/** Whether a media query holds now. For what exists or not; how a thing looks is for CSS. */
export function mediaQuery(query: string): Signal<boolean> {
  const observer = inject(BreakpointObserver);
  const matches = observer.observe(query).pipe(map((state) => state.matches));
  return toSignal(matches, { initialValue: observer.isMatched(query) });
}
