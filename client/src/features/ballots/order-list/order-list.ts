import { Component, computed, inject, input, output } from '@angular/core';
import type { AmendmentView } from '@passerelle/contracts/amendments';
import type { PositionText } from '@passerelle/contracts/position-text';
import { amendmentLabel } from '@passerelle/rules/positions/numbering';
import { changeName } from '@passerelle/rules/positions/place-names';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { Icon } from '../../../ui/icon/icon';
import type { VoteObject } from '../agenda';
import { ballotsTexts } from '../ballots-texts';

/** The order of the vote as the sitting goes through it: what is decided, what is called, what is to come. */
@Component({
  selector: 'pa-order-list',
  imports: [Icon],
  template: `
    <h2>{{ t('order.title') }}</h2>
    <ol role="list">
      @for (line of lines(); track line.id) {
        <li [class.current]="line.id === current()" [class.settled]="line.settled">
          <button
            type="button"
            [attr.aria-current]="line.id === current() ? 'step' : null"
            [attr.aria-disabled]="!selectable()"
            (click)="selectable() && chosen.emit(line.id)"
          >
            <span class="number pa-numbers">{{ line.label }}</span>
            <span class="words">
              <strong>{{ line.name }}</strong>
              <span class="pa-soft">{{ line.what }}</span>
            </span>
            <span class="state">{{ line.state }}</span>
            @if (line.settled) {
              <pa-icon name="check" />
            }
          </button>
        </li>
      }
    </ol>
  `,
  styleUrl: './order-list.scss',
})
export class OrderList {
  private readonly languages = inject(Languages);
  protected readonly t = injectTexts(ballotsTexts);
  readonly text = input.required<PositionText>();
  readonly amendments = input.required<readonly AmendmentView[]>();
  readonly current = input<VoteObject>();
  /** What became of the whole text; empty while that is open. */
  readonly wholeState = input('');
  readonly selectable = input(true);
  readonly chosen = output<VoteObject>();

  protected readonly lines = computed(() => [
    ...this.amendments().map((amendment) => this.lineOf(amendment)),
    {
      ...{ id: 'whole' as VoteObject, label: '', name: this.t('object.whole'), what: '' },
      ...{ state: this.wholeState(), settled: this.wholeState() !== '' },
    },
  ]);

  private lineOf(amendment: AmendmentView) {
    const { id, number, change, state, outcome, organisations } = amendment;
    return {
      id: id as VoteObject,
      label: amendmentLabel(number),
      name: organisations[0]?.name ?? '',
      what: changeName(this.text(), change, this.languages.current()),
      state: outcome
        ? this.t(`outcome.${outcome}`)
        : state === 'voting'
          ? this.t('order.voting')
          : state === 'to-rebase'
            ? this.t('order.toRebase')
            : '',
      settled: state === 'decided',
    };
  }
}
