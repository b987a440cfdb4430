import { Component, computed, inject, input } from '@angular/core';
import type { AmendmentView } from '@passerelle/contracts/amendments';
import type { PositionText } from '@passerelle/contracts/position-text';
import { amendmentLabel } from '@passerelle/rules/positions/numbering';
import { changeName } from '@passerelle/rules/positions/place-names';
import { showChange } from '@passerelle/rules/positions/show-change';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { Amended } from '../../../ui/amended/amended';
import { Badge, type BadgeTone } from '../../../ui/badge/badge';
import { Debate } from '../debate-api';
import { positionsTexts } from '../positions-texts';

const OUTCOME_TONES: Readonly<Record<string, BadgeTone>> = {
  adopted: 'for',
  rejected: 'against',
};

/** An amendment in full: who, what and where, why, what the rapporteur thinks, whom it meets, what became of it. */
@Component({
  selector: 'pa-amendment-card',
  imports: [Amended, Badge],
  templateUrl: './amendment-card.html',
  styleUrl: './amendment-card.scss',
})
export class AmendmentCard {
  private readonly debate = inject(Debate);
  private readonly languages = inject(Languages);
  protected readonly dates = inject(Dates);
  protected readonly t = injectTexts(positionsTexts);
  readonly amendment = input.required<AmendmentView>();
  readonly text = input.required<PositionText>();
  /** The words that go and come; left out where they stand in the text above. */
  readonly withWords = input(true);

  protected readonly label = computed(() => amendmentLabel(this.amendment().number));
  protected readonly what = computed(() =>
    changeName(this.text(), this.amendment().change, this.languages.current()),
  );
  protected readonly lines = computed(() => showChange(this.text(), this.amendment().change));
  protected readonly coSigners = computed(() =>
    this.amendment()
      .organisations.slice(1)
      .map(({ name }) => name)
      .join(', '),
  );
  protected readonly tone = computed(
    () => OUTCOME_TONES[this.amendment().outcome ?? ''] ?? ('plain' as const),
  );
  protected readonly paragraphs = computed(() =>
    this.amendment()
      .statement.split('\n')
      .filter((line) => line.trim() !== ''),
  );

  /** One sentence for each other open amendment that this one meets. */
  protected readonly clashes = computed(() => {
    const { id } = this.amendment();
    const numbers = new Map(this.debate.amendments().map((one) => [one.id, one.number]));
    return (this.debate.list()?.clashes ?? []).flatMap(({ between, kind }) => {
      const other = between.find((one) => one !== id);
      const number = other && between.includes(id) && numbers.get(other);
      return number ? [{ kind, number: amendmentLabel(number) }] : [];
    });
  });
}
