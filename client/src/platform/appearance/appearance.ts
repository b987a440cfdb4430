import { DOCUMENT, Service, effect, inject, signal } from '@angular/core';
import { keep, kept } from '../device/kept';

export const APPEARANCES = ['system', 'light', 'dark'] as const;
export type Appearance = (typeof APPEARANCES)[number];

/** Light, dark, or as the system says. Kept on this device; `index.html` applies it before the first paint. */
@Service()
export class AppearanceChoice {
  private readonly document = inject(DOCUMENT);
  readonly #current = signal(stored());
  readonly current = this.#current.asReadonly();

  constructor() {
    effect(() => {
      const { dataset } = this.document.documentElement;
      const chosen = this.current();
      if (chosen === 'system') delete dataset['theme'];
      else dataset['theme'] = chosen;
    });
  }

  use(appearance: Appearance): void {
    keep('theme', appearance);
    this.#current.set(appearance);
  }
}

function stored(): Appearance {
  return APPEARANCES.find((each) => each === kept('theme')) ?? 'system';
}
