import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AmendmentView } from '@passerelle/contracts/amendments';
import type { PositionPage } from '@passerelle/contracts/positions';
import { amendmentLabel } from '@passerelle/rules/positions/numbering';
import { changeName } from '@passerelle/rules/positions/place-names';
import { showChange } from '@passerelle/rules/positions/show-change';
import { frenchTypography } from '@passerelle/rules/typography';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { Amended } from '../../../ui/amended/amended';
import { Badge } from '../../../ui/badge/badge';
import { Debate } from '../../positions/debate-api';
import { ballotsTexts } from '../ballots-texts';

/** What is put to the vote, in the words on which one votes: an amendment, or the text as amended. */
@Component({
  selector: 'pa-ballot-object',
  imports: [Amended, Badge, RouterLink],
  templateUrl: './ballot-object.html',
  styleUrl: './ballot-object.scss',
})
export class BallotObject {
  private readonly debate = inject(Debate);
  private readonly languages = inject(Languages);
  protected readonly t = injectTexts(ballotsTexts);
  readonly page = input.required<PositionPage>();
  /** Nothing: the whole text. */
  readonly amendment = input<AmendmentView>();

  protected readonly label = computed(() => {
    const amendment = this.amendment();
    return amendment ? amendmentLabel(amendment.number) : '';
  });
  protected readonly what = computed(() => {
    const amendment = this.amendment();
    const { text } = this.page().position;
    return amendment ? changeName(text, amendment.change, this.languages.current()) : '';
  });
  protected readonly cities = computed(() =>
    (this.amendment()?.organisations ?? []).map(({ name }) => name).join(', '),
  );
  protected readonly lines = computed(() => {
    const amendment = this.amendment();
    return amendment ? showChange(this.page().position.text, amendment.change) : [];
  });
  protected readonly adopted = computed(
    () => this.debate.amendments().filter(({ outcome }) => outcome === 'adopted').length,
  );

  /** What else is at stake: amendments that fall or are voted with this one. */
  protected readonly stakes = computed(() => {
    const amendment = this.amendment();
    if (!amendment || amendment.state === 'decided') return [];
    const numbers = new Map(this.debate.amendments().map((one) => [one.id, one.number]));
    return (this.debate.list()?.clashes ?? []).flatMap(({ between, kind }) => {
      const other = between.find((id) => id !== amendment.id);
      const number = other && between.includes(amendment.id) && numbers.get(other);
      return number ? [{ kind, number: amendmentLabel(number) }] : [];
    });
  });
  protected readonly statement = computed(() =>
    (this.amendment()?.statement ?? '').split('\n').filter((line) => line.trim()),
  );

  protected set(words: string): string {
    return this.page().position.language === 'fr' ? frenchTypography(words) : words;
  }
}
