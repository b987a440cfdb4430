import { Service, computed, inject } from '@angular/core';
import { Languages } from '../../platform/i18n/languages';

/** Names of countries in the reader's language, by ISO code. */
@Service()
export class CountryNames {
  private readonly languages = inject(Languages);
  private readonly names = computed(
    () => new Intl.DisplayNames(this.languages.current(), { type: 'region' }),
  );

  of(code: string): string {
    return this.names().of(code) ?? code;
  }
}
