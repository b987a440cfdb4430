import type { Body } from '@passerelle/contracts/bodies';
import type { PersonId } from '@passerelle/contracts/ids';
import type { Person } from '@passerelle/contracts/people';
import { frenchTypography } from '@passerelle/rules/typography';
import { daysAgo } from './chance';
import type { Demo } from './demo';

/** Texts call people by their city: `@{Lyon}` becomes `@` and the name of who speaks for Lyon there. */
const CALL = /@\{([^}]+)\}/g;

/** A moment some days before the demo's present, `clock` as `HH:mm` in UTC. */
export function momentAgo(days: number, clock: string): string {
  return `${daysAgo(days).slice(0, 10)}T${clock}:00.000Z`;
}

/** Who speaks for the cities of one body in its demo talks. */
export class Speakers {
  private readonly byCity = new Map<string, Person>();

  constructor(
    private readonly demo: Demo,
    body: Body,
  ) {
    const seats = demo.seats.filter((seat) => seat.bodyId === body.id);
    for (const seat of seats) {
      const city = demo.cities.find(({ id }) => id === seat.organisationId)?.name ?? 'Expertise';
      const mandates = demo.mandates.filter(({ id }) => seat.mandateIds.includes(id));
      const chosen = mandates.find(({ office }) => office === 'official') ?? mandates[0];
      const person = demo.people.find(({ id }) => id === chosen?.personId);
      if (person) this.byCity.set(city, person);
    }
    this.byCity.set('Dakar', demo.cast.mayor);
    this.byCity.set('Dakar (adjointe)', demo.cast.deputy);
  }

  of(city: string): Person {
    const person = this.byCity.get(city);
    if (!person) throw new Error(`nobody speaks for ${city} here`);
    return person;
  }

  id(city: string): PersonId {
    return this.of(city).id;
  }

  /** The text with names in the place of cities and the spaces of French, and whom it mentions. */
  said(text: string): { text: string; mentions: PersonId[] } {
    const called = [...text.matchAll(CALL)].map(([, city]) => this.of(city!));
    const named = text.replace(CALL, (_whole, city: string) => {
      const { givenName, familyName } = this.of(city);
      return `@${givenName} ${familyName}`;
    });
    return { text: frenchTypography(named), mentions: [...new Set(called.map(({ id }) => id))] };
  }
}
