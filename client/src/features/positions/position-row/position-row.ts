import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PositionItem } from '@passerelle/contracts/positions';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { positionsTexts } from '../positions-texts';
import { setType } from '../set-type';

/** A text on its way, as a line of the list: its stage, its name, whose it is, and what it asks for. */
@Component({
  selector: 'pa-position-row',
  imports: [RouterLink],
  templateUrl: './position-row.html',
  styleUrl: './position-row.scss',
})
export class PositionRow {
  protected readonly dates = inject(Dates);
  protected readonly languages = inject(Languages);
  protected readonly t = injectTexts(positionsTexts);
  readonly item = input.required<PositionItem>();
  protected readonly title = computed(() => setType(this.item().title, this.item().language));
  protected readonly isOpen = computed(() => this.item().status === 'open');
}
