import { Component, input } from '@angular/core';

/** Full when somebody is there, hollow when nobody is. The words beside it say the same. */
@Component({
  selector: 'pa-presence-dot',
  template: '',
  host: { '[class.on]': 'on()', 'aria-hidden': 'true' },
  styles: `
    :host {
      flex: none;
      width: 0.625rem;
      aspect-ratio: 1;
      border: 2px solid var(--pa-line-strong);
      border-radius: 50%;
    }
    :host(.on) {
      border-color: var(--pa-free);
      background: var(--pa-free);
    }
  `,
})
export class PresenceDot {
  readonly on = input.required<boolean>();
}
