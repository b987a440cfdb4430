import type { OrganisationId } from '@passerelle/contracts/ids';
import type { Organisation } from '@passerelle/contracts/organisations';
import { fold } from './fold';

export interface DirectoryQuery {
  readonly words: string;
  readonly theme: string;
  /** Only these, when a body was chosen. */
  readonly among?: ReadonlySet<OrganisationId> | undefined;
}

/** Partners are everybody who is neither a city nor the secretariat. */
export function isCity({ kind }: Organisation): boolean {
  return kind === 'city' || kind === 'associate-city';
}

/** Those that fit every part of the query. `countryName` is the name that the reader knows. */
export function matching(
  organisations: readonly Organisation[],
  { words, theme, among }: DirectoryQuery,
  countryName: (code: string) => string,
): Organisation[] {
  const sought = fold(words);
  return organisations.filter((organisation) => {
    const { id, name, localName = '', country, themes } = organisation;
    const named = [name, localName, countryName(country)].some((word) =>
      fold(word).includes(sought),
    );
    return named && (!theme || themes.some((one) => one === theme)) && (!among || among.has(id));
  });
}

/** Organisations by country, both in the order of the reader's alphabet. */
export function byCountry(
  organisations: readonly Organisation[],
  countryName: (code: string) => string,
  language: string,
): { country: string; name: string; organisations: Organisation[] }[] {
  const { compare } = new Intl.Collator(language);
  const groups = Map.groupBy(organisations, (organisation) => organisation.country);
  return [...groups]
    .map(([country, members]) => ({
      country,
      name: countryName(country),
      organisations: members.sort((a, b) => compare(a.name, b.name)),
    }))
    .sort((a, b) => compare(a.name, b.name));
}
