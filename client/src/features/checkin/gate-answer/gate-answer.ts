import { Component, computed, inject, input, output } from '@angular/core';
import type { CheckInAnswer } from '@passerelle/contracts/checkin';
import type { Problem } from '@passerelle/contracts/problems';
import type { TimeZone } from '@passerelle/contracts/primitives';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { ProblemTexts } from '../../../platform/problems/problem-texts';
import { checkinTexts } from '../checkin-texts';

/** What the gate says last: the answer to a ticket, a refusal, or that an entry was taken back. */
export type GateWord =
  | { readonly kind: 'answer'; readonly answer: CheckInAnswer }
  | { readonly kind: 'undone'; readonly name: string }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** Read from two metres: a colour, a shape and a sentence that say the same. */
@Component({
  selector: 'pa-gate-answer',
  templateUrl: './gate-answer.html',
  styleUrl: './gate-answer.scss',
})
export class GateAnswer {
  private readonly dates = inject(Dates);
  private readonly problems = inject(ProblemTexts);
  protected readonly t = injectTexts(checkinTexts);
  readonly word = input.required<GateWord>();
  readonly zone = input.required<TimeZone>();
  readonly undo = output<CheckInAnswer>();

  protected readonly shown = computed(() => {
    const word = this.word();
    if (word.kind === 'undone')
      return { tone: 'undone', sentence: this.t('undone'), name: word.name };
    if (word.kind === 'problem')
      return { tone: 'refused', sentence: this.problems.of(word.problem), name: '' };
    const { answer } = word;
    const time = this.dates.time(answer.at, this.zone());
    const again = answer.outcome === 'already-in';
    return {
      tone: answer.outcome,
      sentence: again ? this.t('already', { time, gate: answer.gate }) : this.t('admitted'),
      name: answer.arrival.name,
      organisation: answer.arrival.organisation,
      role: answer.arrival.role,
      answer,
    };
  });
}
