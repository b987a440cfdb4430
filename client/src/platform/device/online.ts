import { DOCUMENT, Service, inject, signal } from '@angular/core';

/** Whether the device believes that it has a network. A "yes" promises nothing; a "no" can be trusted. */
@Service()
export class Online {
  readonly #now = signal(true);
  readonly now = this.#now.asReadonly();

  constructor() {
    const window = inject(DOCUMENT).defaultView;
    if (!window) return;
    const look = () => this.#now.set(window.navigator.onLine);
    window.addEventListener('online', look);
    window.addEventListener('offline', look);
    look();
  }
}
