import { Component, computed, input, output } from '@angular/core';
import type { AmendmentView } from '@passerelle/contracts/amendments';
import { amendmentLabel } from '@passerelle/rules/positions/numbering';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { positionsTexts } from '../positions-texts';

/** An amendment in the margin: its number, its cities, what it does; a press shows it in the text and opens it. */
@Component({
  selector: 'pa-margin-mark',
  template: `
    <button type="button" [attr.aria-expanded]="open()" (click)="choose.emit()">
      <span class="number pa-numbers"
        ><span class="pa-hidden">{{ t('amendment.word') }} </span>{{ label() }}</span
      >
      <span class="cities">{{ cities() }}</span>
      <span class="what">{{ what() }}</span>
    </button>
  `,
  host: { '[class.shown]': 'shown()', '[class.open]': 'open()', '[class.settled]': 'settled()' },
  styleUrl: './margin-mark.scss',
})
export class MarginMark {
  readonly amendment = input.required<AmendmentView>();
  /** Visible in the text now. */
  readonly shown = input(false);
  /** Its details are open. */
  readonly open = input(false);
  readonly choose = output<void>();
  protected readonly t = injectTexts(positionsTexts);

  protected readonly label = computed(() => amendmentLabel(this.amendment().number));
  protected readonly cities = computed(() => {
    const [author, ...others] = this.amendment().organisations.map(({ name }) => name);
    if (others.length === 0) return author ?? '';
    return others.length > 2
      ? this.t('amendment.citiesMore', { author, count: others.length })
      : [author, ...others].join(', ');
  });
  protected readonly settled = computed(() => this.amendment().state === 'decided');
  protected readonly what = computed(
    () => `${this.t(`change.${this.amendment().change.kind}`)}${this.state()}`,
  );
  private readonly state = computed(() => {
    const { state, outcome } = this.amendment();
    if (outcome) return ` · ${this.t(`outcome.${outcome}`)}`;
    return state === 'tabled' ? '' : ` · ${this.t(`state.${state}`)}`;
  });
}
