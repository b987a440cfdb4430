import { Injector, Service, inject } from '@angular/core';
import { texts } from '../i18n/dictionary';
import { injectTexts } from '../i18n/inject-texts';
import fr from './i18n/fr.json' with { type: 'json' };

/** How long a thing that was done can be taken back, in milliseconds. */
const UNDO_FOR = 10_000;

export const undoTexts = texts(fr, () => import('./i18n/en.json', { with: { type: 'json' } }));

/**
 * One line at the foot of the page: what was done, and "Annuler" for ten seconds instead of "Are you sure?".
 * Never for an error that asks for something: that belongs at its place (`pa-notice`).
 */
@Service()
export class Undo {
  private readonly injector = inject(Injector);
  private readonly t = injectTexts(undoTexts);

  /** Resolves to true when the person takes it back, false when the line has gone. Screen readers hear it. */
  async offer(done: string): Promise<boolean> {
    const line = await this.line(done, this.t('undo'));
    return new Promise((resolve) => {
      line.afterDismissed().subscribe(({ dismissedByAction }) => resolve(dismissedByAction));
    });
  }

  /** Says that something happened; nothing to take back. */
  async say(done: string): Promise<void> {
    await this.line(done);
  }

  private async line(done: string, action?: string) {
    const { MatSnackBar } = await import('@angular/material/snack-bar');
    return this.injector.get(MatSnackBar).open(done, action, { duration: UNDO_FOR });
  }
}
