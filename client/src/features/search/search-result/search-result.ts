import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SearchHit, SearchKind, Segment } from '@passerelle/contracts/search';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { Icon } from '../../../ui/icon/icon';
import type { IconName } from '../../../ui/icon/icons';
import { linkOf } from '../search-link';
import { searchTexts } from '../search-texts';

const ICONS: Readonly<Record<SearchKind, IconName>> = {
  messages: 'messages',
  discussions: 'messages',
  files: 'file',
  positions: 'positions',
  events: 'events',
  people: 'person',
  organisations: 'cities',
  bodies: 'bodies',
};

/** One thing that was found: what it is, the words that were asked for, from whom, where and when. */
@Component({
  selector: 'pa-search-result',
  imports: [Icon, RouterLink],
  templateUrl: './search-result.html',
  styleUrl: './search-result.scss',
})
export class SearchResult {
  private readonly languages = inject(Languages);
  private readonly dates = inject(Dates);
  protected readonly t = injectTexts(searchTexts);
  readonly hit = input.required<SearchHit>();

  protected readonly link = computed(() => linkOf(this.hit()));
  protected readonly icon = computed(() => ICONS[this.hit().kind]);
  protected readonly kind = computed(() =>
    this.hit().target.sessionId ? this.t('session') : this.t(`one.${this.hit().kind}`),
  );
  /** A message has no name: it goes by its author. */
  protected readonly title = computed<Segment[]>(() => {
    const { title, by } = this.hit();
    if (!title) return [{ text: by?.name ?? this.kind() }];
    return (this.languages.current() === 'en' && title.en) || title.fr;
  });
  protected readonly about = computed(() => {
    const { kind, title, by, place, at } = this.hit();
    const itself = kind === 'people';
    return [
      this.kind(),
      itself ? by?.organisation?.name : title && by?.name,
      place && this.languages.pick(place),
      at && this.dates.day(at),
    ]
      .filter((part): part is string => !!part)
      .join(' · ');
  });
}
