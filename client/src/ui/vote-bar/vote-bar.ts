import { Component, computed, input } from '@angular/core';
import { injectTexts } from '../../platform/i18n/inject-texts';
import { uiTexts } from '../ui-texts';

/**
 * A count as a bar: for from the left, against from the right, abstentions between, and a mark where the threshold is.
 * The numbers stand above it in words; the bar only repeats them.
 */
@Component({
  selector: 'pa-vote-bar',
  template: `
    <p class="counts pa-numbers">
      <span class="for">{{ t('forCount', { count: votesFor() }) }}</span>
      <span class="abstain">{{ t('abstainCount', { count: abstentions() }) }}</span>
      @if (blanks(); as count) {
        <span class="abstain">{{ t('blankCount', { count }) }}</span>
      }
      <span class="against">{{ t('againstCount', { count: votesAgainst() }) }}</span>
    </p>
    <div class="bar" aria-hidden="true">
      <span class="for" [style.inline-size.%]="share(votesFor())"></span>
      <span class="abstain" [style.inline-size.%]="share(abstentions())"></span>
      <span class="blank" [style.inline-size.%]="share(blanks())"></span>
      <span class="against" [style.inline-size.%]="share(votesAgainst())"></span>
      @if (threshold(); as mark) {
        <span class="mark" [style.inset-inline-start.%]="mark * 100"></span>
      }
    </div>
    @if (total() === 0) {
      <p class="note">{{ t('noVotes') }}</p>
    } @else if (threshold(); as mark) {
      <p class="note pa-numbers">{{ t('threshold', { share: percent(mark) }) }}</p>
    }
  `,
  styleUrl: './vote-bar.scss',
})
export class VoteBar {
  readonly votesFor = input.required<number>();
  readonly votesAgainst = input.required<number>();
  readonly abstentions = input(0);
  readonly blanks = input(0);
  /** Share of the bar that the motion must reach, between 0 and 1. */
  readonly threshold = input<number>();

  protected readonly t = injectTexts(uiTexts);
  protected readonly total = computed(
    () => this.votesFor() + this.votesAgainst() + this.abstentions() + this.blanks(),
  );

  protected share(votes: number): number {
    return this.total() === 0 ? 0 : (votes / this.total()) * 100;
  }

  protected percent(share: number): number {
    return Math.round(share * 1000) / 10;
  }
}
