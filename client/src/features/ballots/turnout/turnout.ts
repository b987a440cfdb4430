import { Component, computed, inject, input } from '@angular/core';
import type { BallotCard } from '@passerelle/contracts/ballots';
import { quorumOf } from '@passerelle/rules/ballots/tally';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { ballotsTexts } from '../ballots-texts';
import { TallySentences } from '../tally-sentences';

/** While a vote runs: how many seats have voted, where the quorum is, and what it takes. Nothing else is known. */
@Component({
  selector: 'pa-turnout',
  template: `
    <p class="count pa-numbers" role="status">
      <strong>{{ turnout().voted }}</strong>
      {{ t('turnout.of', { count: turnout().voted, eligible: turnout().eligible }) }}
    </p>
    <div class="seats" aria-hidden="true">
      @for (seat of seats(); track $index) {
        <span [class.voted]="seat.voted" [class.last]="seat.isQuorum"></span>
      }
    </div>
    <p class="quorum">{{ quorum() }}</p>
    <p class="pa-soft pa-small">{{ rule() }}</p>
  `,
  styleUrl: './turnout.scss',
})
export class TurnoutMeter {
  private readonly sentences = inject(TallySentences);
  protected readonly t = injectTexts(ballotsTexts);
  readonly ballot = input.required<BallotCard>();

  protected readonly turnout = computed(() => this.ballot().turnout);
  private readonly needed = computed(() => quorumOf(this.turnout().eligible, this.ballot().rule));
  protected readonly seats = computed(() =>
    Array.from({ length: this.turnout().eligible }, (_, index) => ({
      voted: index < this.turnout().voted,
      isQuorum: index === this.needed() - 1,
    })),
  );
  protected readonly quorum = computed(() => {
    const missing = this.needed() - this.turnout().voted;
    if (this.needed() === 0) return this.t('rule.noQuorum');
    return missing > 0
      ? this.t('turnout.missing', { count: missing })
      : this.t('turnout.quorumReached', { count: this.needed() });
  });
  protected readonly rule = computed(() =>
    this.sentences.rule(this.ballot().rule, this.turnout().eligible),
  );
}
