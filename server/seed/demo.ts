import type { INestApplicationContext } from '@nestjs/common';
import type { Body } from '@passerelle/contracts/bodies';
import type { Organisation } from '@passerelle/contracts/organisations';
import type { Person } from '@passerelle/contracts/people';
import type { KnownMandate, KnownSeat } from '@passerelle/test-kit/network';
import type { Chance } from './chance';

/** People of the demo with a role in its stories; each has an account. */
export interface DemoCast {
  /** Runs the secretariat. */
  secretariat: Person;
  administrator: Person;
  /** Mayor whose city chairs the water commission and the climate group. */
  mayor: Person;
  /** Second delegate of the mayor's city, on the same seats. */
  deputy: Person;
  /** Official of another city; member of the commission and of the group. */
  member: Person;
  /** Rapporteur of the group. */
  rapporteur: Person;
  /** Registers a delegation; her city sits in the assembly only. */
  secretary: Person;
  expert: Person;
}

/** What the seeds of the features build on, and add to. */
export interface Demo {
  readonly app: INestApplicationContext;
  readonly chance: Chance;
  readonly cities: readonly Organisation[];
  readonly people: Person[];
  readonly mandates: KnownMandate[];
  readonly seats: KnownSeat[];
  readonly bodies: { readonly [name in BodyName]: Body };
  readonly cast: DemoCast;
}

export type BodyName =
  | 'assembly'
  | 'board'
  | 'secretariat'
  | 'water'
  | 'livingTogether'
  | 'finance'
  | 'heritage'
  | 'climate'
  | 'mobility';

/** The people who act for these cities in a body, by the seat's order. */
export function peopleOn(demo: Demo, body: Body): Person[] {
  const ids = new Set(
    demo.seats
      .filter((seat) => seat.bodyId === body.id)
      .flatMap((seat) => seat.mandateIds)
      .map((id) => demo.mandates.find((mandate) => mandate.id === id)?.personId),
  );
  return demo.people.filter((person) => ids.has(person.id));
}
