import { Component, computed, inject, input, output } from '@angular/core';
import type { Problem } from '@passerelle/contracts/problems';
import { injectTexts } from '../../platform/i18n/inject-texts';
import { ProblemTexts } from '../../platform/problems/problem-texts';
import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icons';
import { uiTexts } from '../ui-texts';

export type NoticeTone = 'fault' | 'waits' | 'info' | 'done';
const ICON_OF: Record<NoticeTone, IconName> = {
  fault: 'warning',
  waits: 'clock',
  info: 'info',
  done: 'check',
};

/**
 * Something to know, at its place. Give it a `problem` (it finds the words) or content of its own.
 * With `retryable` a button asks again. Screen readers hear it when it appears.
 */
@Component({
  selector: 'pa-notice',
  imports: [Icon],
  template: `
    <pa-icon [name]="icon()" />
    <div class="words">
      @if (sentence(); as text) {
        <p>{{ text }}</p>
      }
      <ng-content />
    </div>
    @if (retryable()) {
      <button type="button" class="pa-button pa-compact" (click)="retry.emit()">
        {{ t('retry') }}
      </button>
    }
  `,
  host: { '[class]': 'tone()', '[attr.role]': "tone() === 'fault' ? 'alert' : 'status'" },
  styleUrl: './notice.scss',
})
export class Notice {
  private readonly problems = inject(ProblemTexts);
  protected readonly t = injectTexts(uiTexts);
  readonly problem = input<Problem>();
  readonly tone = input<NoticeTone>('fault');
  readonly retryable = input(false);
  readonly retry = output<void>();

  protected readonly icon = computed(() => ICON_OF[this.tone()]);
  protected readonly sentence = computed(() => {
    const problem = this.problem();
    return problem && this.problems.of(problem);
  });
}
