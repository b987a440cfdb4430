import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { Roster } from '@passerelle/contracts/checkin';
import type { RegistrationId } from '@passerelle/contracts/ids';
import type { TimeZone } from '@passerelle/contracts/primitives';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Badge } from '../../../ui/badge/badge';
import { Icon } from '../../../ui/icon/icon';
import { checkinTexts } from '../checkin-texts';
import { foundIn } from './found-in';

/** Somebody without their ticket: found by name, accents or not. */
@Component({
  selector: 'pa-roster-search',
  imports: [Badge, Icon],
  templateUrl: './roster-search.html',
  styleUrl: './roster-search.scss',
})
export class RosterSearch {
  protected readonly dates = inject(Dates);
  protected readonly t = injectTexts(checkinTexts);
  readonly roster = input.required<Roster>();
  readonly zone = input.required<TimeZone>();
  readonly chosen = output<RegistrationId>();

  protected readonly search = signal('');
  protected readonly found = computed(() => foundIn(this.roster().entries, this.search()));

  protected type(event: Event): void {
    this.search.set((event.target as HTMLInputElement).value);
  }
}
