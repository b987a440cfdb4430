import { DOCUMENT, Component, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { SwUpdate } from '@angular/service-worker';
import { filter } from 'rxjs';
import { Online } from '../../platform/device/online';
import { injectTexts } from '../../platform/i18n/inject-texts';
import { Icon } from '../../ui/icon/icon';
import { shellTexts } from '../shell-texts';

/** What concerns every page: no network; a newer version that waits for a reload. */
@Component({
  selector: 'pa-status-lines',
  imports: [Icon],
  template: `
    <div role="status" class="pa-screen">
      @if (!online.now()) {
        <p><pa-icon name="offline" />{{ t('offline') }}</p>
      }
      @if (newer()) {
        <p>
          {{ t('update') }}
          <button type="button" class="pa-button pa-compact" (click)="reload()">
            {{ t('reload') }}
          </button>
        </p>
      }
    </div>
  `,
  styles: `
    p {
      display: flex;
      gap: var(--pa-3);
      align-items: center;
      justify-content: center;
      padding: var(--pa-2) var(--pa-5);
      border-bottom: var(--pa-rule);
      background: var(--pa-waits-tint);
      font-weight: 600;
    }
  `,
})
export class StatusLines {
  private readonly document = inject(DOCUMENT);
  protected readonly online = inject(Online);
  protected readonly newer = signal(false);
  protected readonly t = injectTexts(shellTexts);

  constructor() {
    inject(SwUpdate)
      .versionUpdates.pipe(
        filter((event) => event.type === 'VERSION_READY'),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.newer.set(true));
  }

  protected reload(): void {
    this.document.location.reload();
  }
}
