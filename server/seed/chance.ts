import {
  Faker,
  fr,
  fr_CA,
  fr_CH,
  fr_LU,
  fr_SN,
  base,
  type LocaleDefinition,
} from '@faker-js/faker';
import { ulid } from 'ulid';

/** The demo's present: everything in it happened before, or is planned after. */
export const DEMO_NOW = new Date('2026-11-20T09:00:00.000Z');

const LOCALES: Readonly<Record<string, LocaleDefinition>> = {
  CA: fr_CA,
  CH: fr_CH,
  LU: fr_LU,
  SN: fr_SN,
  ML: fr_SN,
  GN: fr_SN,
  CI: fr_SN,
  BF: fr_SN,
  NE: fr_SN,
  TG: fr_SN,
  BJ: fr_SN,
  MR: fr_SN,
};

/** Chance with a fixed seed: the same network at every start, on every machine. */
export class Chance {
  private readonly fakers = new Map<string, Faker>();
  private readonly main = this.fakerOf('FR');
  private moment = Date.parse('2024-01-01T00:00:00.000Z');

  constructor(private readonly seed = 2026) {}

  /** Invents names of a country's French locale; each locale has a stream of its own. */
  private fakerOf(country: string): Faker {
    const known = this.fakers.get(country);
    if (known) return known;
    const faker = new Faker({ locale: [LOCALES[country] ?? fr, fr, base] });
    faker.seed(this.seed + (country.codePointAt(0) ?? 0) * 256 + (country.codePointAt(1) ?? 0));
    this.fakers.set(country, faker);
    return faker;
  }

  id<T extends string>(prefix: string): T {
    this.moment += 1000;
    return `${prefix}_${ulid(this.moment, () => this.main.number.float({ min: 0, max: 0.999_999 }))}` as T;
  }

  person(country: string): { givenName: string; familyName: string; gender: 'female' | 'male' } {
    const faker = this.fakerOf(country);
    const gender = faker.helpers.arrayElement(['female', 'male'] as const);
    return {
      givenName: faker.person.firstName(gender),
      familyName: faker.person.lastName(),
      gender,
    };
  }

  integer(min: number, max: number): number {
    return this.main.number.int({ min, max });
  }

  oneOf<T>(list: readonly T[]): T {
    return this.main.helpers.arrayElement(list);
  }

  someOf<T>(list: readonly T[], count: number): T[] {
    return this.main.helpers.arrayElements(list, count);
  }
}

/** `days` before the demo's present (or after, when negative), as an instant. */
export function daysAgo(days: number, hour = 9): string {
  const at = new Date(DEMO_NOW.getTime() - days * 86_400_000);
  at.setUTCHours(hour, 0, 0, 0);
  return at.toISOString();
}
