import { Component, computed, inject, signal } from '@angular/core';
import { SeatOffice } from '@passerelle/contracts/bodies';
import { THEMES } from '@passerelle/contracts/themes';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { Avatar } from '../../../ui/avatar/avatar';
import { Badge } from '../../../ui/badge/badge';
import { ShownBody } from '../body-page/shown-body';
import { bodiesTexts } from '../bodies-texts';
import { inOrder } from '../seat-chart/chart-plan';
import { SeatChart } from '../seat-chart/seat-chart';

/** Who sits in a body: the chart, then every city with the people who act for it; how the body decides. */
@Component({
  selector: 'pa-composition-page',
  imports: [Avatar, Badge, SeatChart],
  templateUrl: './composition-page.html',
  styleUrl: './composition-page.scss',
})
export class CompositionPage {
  private readonly languages = inject(Languages);
  private readonly shown = inject(ShownBody);
  protected readonly t = injectTexts(bodiesTexts);
  protected readonly body = this.shown.page;
  protected readonly lit = signal<string | undefined>(undefined);

  protected readonly groups = computed(() => {
    const seats = inOrder(this.body()?.seats ?? []);
    return SeatOffice.options
      .map((office) => ({ office, seats: seats.filter((seat) => seat.office === office) }))
      .filter((group) => group.seats.length > 0);
  });
  protected readonly themes = computed(() =>
    (this.body()?.themes ?? []).map((theme) => THEMES[theme][this.languages.current()]),
  );
  protected readonly votingSeats = computed(
    () => this.body()?.seats.filter((seat) => seat.hasVote).length ?? 0,
  );
  protected readonly rule = computed(() => {
    const rule = this.body()?.rule;
    if (!rule) return undefined;
    const quorum = Math.round(rule.quorum * 100);
    return [
      this.t('rule.seats', { count: this.votingSeats() }),
      quorum > 0 ? this.t('rule.quorum', { quorum }) : this.t('rule.noQuorum'),
      this.t(`majority.${rule.majority}`),
      ...(rule.castingVote ? [this.t('rule.casting')] : []),
    ];
  });
}
