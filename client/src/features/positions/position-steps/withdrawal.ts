import { Component, computed, inject, input, signal } from '@angular/core';
import type { PositionPage } from '@passerelle/contracts/positions';
import type { Problem } from '@passerelle/contracts/problems';
import { isFinal } from '@passerelle/rules/positions/position-lifecycle';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { asProblem } from '../../../platform/problems/problem-error';
import { Notice } from '../../../ui/notice/notice';
import { Debate } from '../debate-api';
import { PositionApi } from '../position-api';
import { positionsTexts } from '../positions-texts';

/** Taking a text back for good: asked twice, since it cannot be undone. */
@Component({
  selector: 'pa-withdrawal',
  imports: [Notice],
  template: `
    @if (problem(); as fault) {
      <pa-notice [problem]="fault" />
    }
    @if (mayWithdraw()) {
      @if (asksWithdrawal()) {
        <span class="question">
          {{ t('step.withdrawAsk') }}
          <button type="button" class="pa-button pa-compact pa-danger" (click)="withdraw()">
            {{ t('step.withdrawYes') }}
          </button>
          <button type="button" class="pa-button pa-compact" (click)="asksWithdrawal.set(false)">
            {{ t('step.keep') }}
          </button>
        </span>
      } @else {
        <button
          type="button"
          class="pa-button pa-danger pa-compact"
          (click)="asksWithdrawal.set(true)"
        >
          {{ t('step.withdraw') }}
        </button>
      }
    }
  `,
  styles: `
    .question {
      display: flex;
      flex-wrap: wrap;
      gap: var(--pa-2);
      align-items: center;
    }
  `,
})
export class Withdrawal {
  private readonly api = inject(PositionApi);
  private readonly debate = inject(Debate);
  protected readonly t = injectTexts(positionsTexts);
  readonly page = input.required<PositionPage>();
  protected readonly asksWithdrawal = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly mayWithdraw = computed(
    () =>
      this.page().mine.permissions.includes('position:withdraw') &&
      !isFinal(this.page().position.status),
  );

  protected async withdraw(): Promise<void> {
    this.problem.set(undefined);
    try {
      this.debate.take(await this.api.step(this.page().position.id, 'withdraw'));
    } catch (error) {
      this.problem.set(asProblem(error));
    } finally {
      this.asksWithdrawal.set(false);
    }
  }
}
