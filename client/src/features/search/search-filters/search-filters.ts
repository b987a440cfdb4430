import { Component, computed, inject, input, output } from '@angular/core';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { SearchApi } from '../search-api';
import { searchTexts } from '../search-texts';

/** Filters by the names that they have in the address; null takes one away. */
export interface Narrowing {
  readonly de?: string | null | undefined;
  readonly dans?: string | null | undefined;
  readonly apres?: string | null | undefined;
  readonly avant?: string | null | undefined;
  readonly avec?: string | null | undefined;
}

/** Who, where, when, with a file: each choice is told at once. */
@Component({
  selector: 'pa-search-filters',
  templateUrl: './search-filters.html',
  styleUrl: './search-filters.scss',
})
export class SearchFilters {
  private readonly api = inject(SearchApi);
  private readonly languages = inject(Languages);
  protected readonly t = injectTexts(searchTexts);
  readonly value = input.required<Narrowing>();
  readonly narrowed = output<Narrowing>();

  private readonly readBodies = this.api.bodies();
  private readonly readPeople = this.api.people();
  protected readonly bodies = computed(() =>
    (this.readBodies.hasValue() ? this.readBodies.value() : []).map(({ id, name }) => ({
      id,
      label: this.languages.pick(name),
    })),
  );
  protected readonly people = computed(() =>
    (this.readPeople.hasValue() ? this.readPeople.value() : []).map(
      ({ id, name, organisation }) => ({
        id,
        label: organisation ? `${name} (${organisation.name})` : name,
      }),
    ),
  );
  protected readonly some = computed(() => Object.values(this.value()).some(Boolean));

  protected tell(name: keyof Narrowing, event: Event): void {
    const field = event.target as HTMLInputElement | HTMLSelectElement;
    this.narrowed.emit({ [name]: field.value || null });
  }

  protected tellFile(event: Event): void {
    this.narrowed.emit({ avec: (event.target as HTMLInputElement).checked ? 'fichier' : null });
  }

  protected clear(): void {
    this.narrowed.emit({ de: null, dans: null, apres: null, avant: null, avec: null });
  }
}
