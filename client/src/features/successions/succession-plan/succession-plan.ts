import { Component, inject, input } from '@angular/core';
import type { SuccessionPlan } from '@passerelle/contracts/successions';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { Badge } from '../../../ui/badge/badge';
import { successionsTexts } from '../successions-texts';

/** What a succession will do, line by line, before it is done. */
@Component({
  selector: 'pa-succession-plan',
  imports: [Badge],
  templateUrl: './succession-plan.html',
  styleUrl: './succession-plan.scss',
})
export class SuccessionPlanList {
  protected readonly languages = inject(Languages);
  protected readonly dates = inject(Dates);
  protected readonly t = injectTexts(successionsTexts);
  readonly plan = input.required<SuccessionPlan>();
  /** How the successor is called, once somebody is chosen. */
  readonly successor = input<string>();
}
