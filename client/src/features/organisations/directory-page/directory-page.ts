import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { THEMES } from '@passerelle/contracts/themes';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { asProblem } from '../../../platform/problems/problem-error';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Icon } from '../../../ui/icon/icon';
import { Notice } from '../../../ui/notice/notice';
import { Page } from '../../../ui/page/page';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { Segments } from '../../../ui/tabs/segments';
import { CityMap, type Place } from '../city-map/city-map';
import { REGIONS, isRegion, type Region } from '../city-map/regions';
import { CountryNames } from '../country-names';
import { byCountry, isCity, matching } from '../directory-filter';
import { OrganisationApi } from '../organisation-api';
import { organisationsTexts } from '../organisations-texts';

/** The directory: the map of cities, filters that stay in the address, and the list that says the same as the map. */
@Component({
  selector: 'pa-directory-page',
  imports: [CityMap, EmptyState, Icon, Notice, Page, RouterLink, Segments, Skeleton],
  templateUrl: './directory-page.html',
  styleUrl: './directory-page.scss',
})
export class DirectoryPage {
  private readonly api = inject(OrganisationApi);
  private readonly router = inject(Router);
  private readonly languages = inject(Languages);
  private readonly countries = inject(CountryNames);
  protected readonly t = injectTexts(organisationsTexts);

  /** The query of the address. */
  readonly nom = input<string>();
  readonly theme = input<string>();
  readonly instance = input<string>();
  readonly region = input<string>();
  readonly voir = input<string>();

  protected readonly list = this.api.list();
  protected readonly bodies = this.api.bodies();
  private readonly chosenBody = this.api.body(() => this.instance());
  protected readonly problem = computed(() => {
    const error = this.list.error();
    return error && asProblem(error);
  });

  protected readonly kind = computed(() => (this.voir() === 'partenaires' ? 'partners' : 'cities'));
  protected readonly kinds = computed(() =>
    (['cities', 'partners'] as const).map((value) => ({ value, label: this.t(value) })),
  );
  protected readonly where = computed<Region>(() => {
    const region = this.region();
    return isRegion(region) ? region : 'world';
  });
  protected readonly regions = computed(() =>
    (Object.keys(REGIONS) as Region[]).map((value) => ({
      value,
      label: this.t(`region.${value}`),
    })),
  );
  protected readonly themes = computed(() =>
    Object.entries(THEMES).map(([id, label]) => ({ id, label: this.languages.pick(label) })),
  );
  protected readonly bodyChoices = computed(() =>
    (this.bodies.hasValue() ? this.bodies.value() : [])
      .filter((body) => body.kind !== 'general-assembly' && body.kind !== 'secretariat')
      .map((body) => ({ id: body.id, label: this.languages.pick(body.name) })),
  );

  /** Seats of the chosen body, the chair's first. */
  protected readonly seated = computed(() => {
    const page =
      this.instance() && this.chosenBody.hasValue() ? this.chosenBody.value() : undefined;
    return page?.seats
      .toSorted((a, b) => Number(b.office === 'chair') - Number(a.office === 'chair'))
      .map((seat) => seat.organisation.id);
  });

  protected readonly found = computed(() => {
    const all = this.list.hasValue() ? this.list.value() : [];
    const seated = this.seated();
    const query = {
      words: this.nom() ?? '',
      theme: this.theme() ?? '',
      among: seated && new Set(seated),
    };
    const wanted = all.filter(
      (one) => isCity(one) === (this.kind() === 'cities') && one.kind !== 'secretariat',
    );
    return matching(wanted, query, (code) => this.countries.of(code));
  });

  protected readonly groups = computed(() =>
    byCountry(this.found(), (code) => this.countries.of(code), this.languages.current()),
  );

  protected readonly places = computed<Place[]>(() =>
    this.found().flatMap(({ id, name, location, country, population }) => {
      if (!location) return [];
      const people = population && this.t('inhabitants', { count: population.count });
      const about = [this.countries.of(country), people].filter(Boolean).join(' · ');
      return { id, name, location, population: population?.count ?? 0, about };
    }),
  );

  protected readonly filtered = computed(() => !!(this.nom() || this.theme() || this.instance()));

  protected readonly sum = computed(() => {
    const count = this.found().length;
    if (this.kind() === 'partners') return this.t('foundPartners', { count });
    return this.t('found', {
      count,
      countries: this.t('countries', { count: this.groups().length }),
    });
  });

  /** Every choice is an address; typing replaces it, so that Back leaves the page and not each letter. */
  protected choose(query: Record<string, string | null>, replaceUrl = false): void {
    void this.router.navigate([], { queryParams: query, queryParamsHandling: 'merge', replaceUrl });
  }

  protected valueOf(event: Event): string | null {
    return (event.target as HTMLInputElement | HTMLSelectElement).value || null;
  }
}
