import { signal } from '@angular/core';
import type { Language } from '@passerelle/contracts/primitives';
import { frenchSpaces } from './french-spaces';

/**
 * A sentence, or its forms by number (CLDR categories; `other` is used where a form is absent). `zero` is for none at all in
 * either language: French counts 0 as `one`, and "un siège" would not be true.
 */
export type Entry = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;
export type Dictionary<K extends string = string> = Readonly<Record<K, Entry>>;
export type Params = Readonly<Record<string, string | number>>;

const dictionaries = new Set<Texts<string>>();

/** The strings of one feature: French comes with the code, English is fetched when somebody reads English. */
export class Texts<K extends string> {
  readonly #english = signal<Dictionary<K> | undefined>(undefined);
  #fetching: Promise<void> | undefined;

  constructor(
    private readonly french: Dictionary<K>,
    private readonly fetchEnglish: () => Promise<{ default: Dictionary<K> }>,
  ) {
    dictionaries.add(this);
  }

  /** Resolves when a page can be shown in `language` without a word of the other. */
  ready(language: Language): Promise<void> {
    if (language === 'fr' || this.#english()) return Promise.resolve();
    this.#fetching ??= this.fetchEnglish()
      .then((file) => this.#english.set(file.default))
      .finally(() => (this.#fetching = undefined));
    return this.#fetching;
  }

  /** The sentence with its parameters filled in; a number is written as the language writes it. */
  say(language: Language, key: K, params: Params = {}): string {
    const english = language === 'en' ? this.#english() : undefined;
    const spoken = english ? 'en' : 'fr';
    const entry = (english ?? this.french)[key];
    const form = typeof entry === 'string' ? entry : numbered(entry, spoken, params['count']);
    const filled = form.replace(/\{(\w+)\}/g, (whole, name: string) =>
      name in params ? written(params[name], spoken) : whole,
    );
    return spoken === 'fr' ? frenchSpaces(filled) : filled;
  }
}

/**
 * Declares a feature's strings. English must have exactly the keys of French: anything else does not compile.
 * `texts(fr, () => import('./i18n/en.json', { with: { type: 'json' } }))`
 */
export function texts<F extends Dictionary>(
  french: F,
  english: () => Promise<{ default: Dictionary<keyof F & string> }>,
): Texts<keyof F & string> {
  return new Texts<keyof F & string>(french, english);
}

/** Fetches `language` for every feature that is already on this device's screen. */
export async function allReady(language: Language): Promise<void> {
  await Promise.all([...dictionaries].map((each) => each.ready(language)));
}

function numbered(
  forms: Exclude<Entry, string>,
  language: Language,
  count: string | number | undefined,
): string {
  const number = Number(count ?? 0);
  const rule = new Intl.PluralRules(language).select(number);
  return (number === 0 ? forms.zero : undefined) ?? forms[rule] ?? forms.other ?? '';
}

function written(value: string | number, language: Language): string {
  return typeof value === 'number' ? new Intl.NumberFormat(language).format(value) : value;
}
