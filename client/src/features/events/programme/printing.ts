import { ApplicationRef, DOCUMENT, DestroyRef, Service, inject, signal } from '@angular/core';

/** True while the browser makes paper of the page: what is drawn then is drawn at once, not at the next frame. */
@Service()
export class Printing {
  readonly #now = signal(false);
  readonly now = this.#now.asReadonly();

  constructor() {
    const application = inject(ApplicationRef);
    const window = inject(DOCUMENT).defaultView;
    const turn = (printing: boolean) => () => {
      this.#now.set(printing);
      application.tick();
    };
    const [start, end] = [turn(true), turn(false)];
    window?.addEventListener('beforeprint', start);
    window?.addEventListener('afterprint', end);
    inject(DestroyRef).onDestroy(() => {
      window?.removeEventListener('beforeprint', start);
      window?.removeEventListener('afterprint', end);
    });
  }
}
