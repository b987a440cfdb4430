import { Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink, RouterOutlet } from '@angular/router';
import type { PositionId } from '@passerelle/contracts/ids';
import { isEditable } from '@passerelle/rules/positions/position-lifecycle';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { Badge } from '../../../ui/badge/badge';
import { Icon } from '../../../ui/icon/icon';
import { Notice } from '../../../ui/notice/notice';
import { Page } from '../../../ui/page/page';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { Tabs } from '../../../ui/tabs/tabs';
import { Ballots } from '../../ballots/ballot-api';
import { Debate } from '../debate-api';
import { TONES } from '../status-tones';
import { PositionSteps } from '../position-steps/position-steps';
import { positionsTexts } from '../positions-texts';
import { setType } from '../set-type';

/** A position: what it is and where it stands, the next step, and its parts as tabs. */
@Component({
  selector: 'pa-position-frame',
  imports: [Badge, Icon, Notice, Page, PositionSteps, RouterLink, RouterOutlet, Skeleton, Tabs],
  providers: [Debate, Ballots],
  templateUrl: './position-frame.html',
  styleUrl: './position-frame.scss',
})
export class PositionFrame {
  protected readonly debate = inject(Debate);
  protected readonly ballots = inject(Ballots);
  private readonly dates = inject(Dates);
  protected readonly languages = inject(Languages);
  protected readonly t = injectTexts(positionsTexts);
  readonly id = input.required<PositionId>();

  protected readonly tones = TONES;
  protected readonly page = this.debate.page;
  protected readonly title = computed(() => {
    const position = this.page()?.position;
    return position ? setType(position.title, position.language) : this.t('page.loading');
  });
  protected readonly lead = computed(() => {
    const position = this.page()?.position;
    if (!position) return undefined;
    const { status, deadline, adoption } = position;
    if (status === 'open' && deadline) {
      const moment = this.dates.moment(deadline, this.dates.mine());
      return this.t('stage.openUntil', { moment });
    }
    if (adoption) {
      return this.t('stage.adoptedOn', { day: this.dates.day(adoption.date) });
    }
    return this.t(`stage.${status}`);
  });
  protected readonly mayEdit = computed(() => {
    const page = this.page();
    return (
      page !== undefined &&
      isEditable(page.position.status) &&
      page.mine.permissions.includes('position:edit')
    );
  });
  protected readonly tabs = computed(() => {
    const at = `/positions/${this.id()}`;
    return [
      { label: this.t('tab.text'), link: at },
      {
        ...{ label: this.t('tab.amendments'), link: `${at}/amendements` },
        count: this.debate.amendments().length,
      },
      {
        ...{ label: this.t('tab.ballots'), link: `${at}/votes` },
        count: this.ballots.closed().length,
      },
      { label: this.t('tab.history'), link: `${at}/historique` },
    ];
  });
  protected readonly waitsForMe = computed(() =>
    this.ballots.running()?.mine.some((seat) => seat.choice === undefined),
  );

  constructor() {
    effect(() => this.debate.id.set(this.id()));
  }
}
