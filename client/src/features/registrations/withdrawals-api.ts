import { DOCUMENT, Service, inject, signal } from '@angular/core';
import { Api } from '../../platform/http/api';
import { Undo } from '../../platform/undo/undo';

/**
 * Giving a place back, with "Annuler". A place that was given back is somebody else's the same second, so nothing is sent
 * while it can be taken back; whoever closes the page meanwhile has given it back.
 */
@Service()
export class Withdrawals {
  private readonly api = inject(Api);
  private readonly undo = inject(Undo);
  readonly #pending = signal<ReadonlySet<string>>(new Set());
  /** Addresses of what is on its way out: show it as gone. */
  readonly pending = this.#pending.asReadonly();

  constructor() {
    const window = inject(DOCUMENT).defaultView;
    window?.addEventListener('pagehide', () => {
      for (const path of this.#pending())
        void fetch(path, { method: 'DELETE', keepalive: true, credentials: 'same-origin' });
    });
  }

  /**
   * Deletes `path` once the line with `done` has gone; false when the person took it back.
   * @throws ProblemError when the server refused
   */
  async withdraw(path: string, done: string): Promise<boolean> {
    if (this.#pending().has(path)) return true;
    this.#pending.update((pending) => new Set([...pending, path]));
    try {
      if (await this.undo.offer(done)) return false;
      await this.api.delete(path);
      return true;
    } finally {
      this.#pending.update((pending) => new Set([...pending].filter((other) => other !== path)));
    }
  }
}
