import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Icon } from '../../../ui/icon/icon';
import { Page } from '../../../ui/page/page';
import { EventApi } from '../../events/event-api';
import { OrganisationApi } from '../../organisations/organisation-api';
import { PositionApi } from '../../positions/position-api';
import { CityDots } from '../city-dots/city-dots';
import { homeTexts } from '../home-texts';
import { NextDates } from '../next-dates/next-dates';
import { upcoming } from '../next-dates/upcoming';

/** How many events and texts stand here; the others are one click away. */
const SHOWN = 3;

/** For a stranger: what the network is, its cities on the earth, what is coming, what was adopted. */
@Component({
  selector: 'pa-welcome',
  imports: [CityDots, Icon, NextDates, Page, RouterLink],
  templateUrl: './welcome.html',
  styleUrl: './welcome.scss',
})
export class Welcome {
  protected readonly dates = inject(Dates);
  protected readonly t = injectTexts(homeTexts);
  private readonly organisations = inject(OrganisationApi).list();
  private readonly events = inject(EventApi).list();
  private readonly published = inject(PositionApi).published(() => true);

  protected readonly cities = computed(() =>
    (this.organisations.hasValue() ? this.organisations.value() : []).filter(({ kind }) =>
      ['city', 'associate-city'].includes(kind),
    ),
  );
  protected readonly countries = computed(
    () => new Set(this.cities().map(({ country }) => country)).size,
  );
  protected readonly figures = computed(() =>
    this.t('welcome.figures', { cities: this.cities().length, countries: this.countries() }),
  );
  protected readonly next = computed(() => {
    const all = this.events.hasValue() ? this.events.value() : [];
    return upcoming(all, new Date().toISOString()).slice(0, SHOWN);
  });
  protected readonly adopted = computed(() =>
    (this.published.hasValue() ? this.published.value().items : []).slice(0, SHOWN),
  );
}
