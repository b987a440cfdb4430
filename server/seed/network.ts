import type { SeatOffice } from '@passerelle/contracts/bodies';
import type { MandateId, OrganisationId, PersonId, SeatId } from '@passerelle/contracts/ids';
import type { Organisation } from '@passerelle/contracts/organisations';
import type { MandateOffice, Person } from '@passerelle/contracts/people';
import { Theme } from '@passerelle/contracts/themes';
import type { KnownMandate, KnownSeat } from '@passerelle/test-kit/network';
import { demoBodies } from './bodies';
import type { Chance } from './chance';
import { FIGURES_OF, realCities } from './cities';
import type { BodyName, DemoCast } from './demo';
import { demoPartners } from './partners';
import { zoneOf } from './zones';

const SINCE = '2024-01-15T00:00:00.000Z';

/** Which cities sit where, the first in the chair, the second beside it, the third as rapporteur. */
const SEATS: Record<Exclude<BodyName, 'assembly' | 'secretariat'>, string[]> = {
  board: [
    'Paris',
    'Dakar',
    'Québec',
    'Tunis',
    'Kigali',
    'Bruxelles',
    'Beyrouth',
    'Yaoundé',
    'Antananarivo',
    'Phnom Penh',
    'Lausanne',
    'Abidjan',
  ],
  water: [
    'Dakar',
    'Genève',
    'Liège',
    'Lyon',
    'Cotonou',
    'Antananarivo',
    'Tunis',
    'Kigali',
    'Huế',
    'Port-au-Prince',
    'Moroni',
    'N’Djaména',
  ],
  livingTogether: [
    'Montréal',
    'Beyrouth',
    'Strasbourg',
    'Tunis',
    'Bamako',
    'Bruxelles',
    'Fès',
    'Niamey',
    'Lille',
  ],
  finance: [
    'Yaoundé',
    'Rabat',
    'Bordeaux',
    'Ouagadougou',
    'Conakry',
    'Chișinău',
    'Libreville',
    'Lomé',
  ],
  heritage: ['Huế', 'Saint-Louis', 'Fès', 'Erevan', 'Luxembourg', 'Mahajanga', 'Sousse'],
  climate: [
    'Dakar',
    'Kigali',
    'Liège',
    'Lyon',
    'Libreville',
    'Kinshasa',
    'Phnom Penh',
    'Québec',
    'Port-Louis',
  ],
  mobility: ['Nantes', 'Abidjan', 'Namur', 'Bucarest', 'Hanoï', 'Tunis', 'Gatineau'],
};

const OFFICES: readonly SeatOffice[] = ['chair', 'vice-chair', 'rapporteur'];
const CITY_OFFICES: readonly MandateOffice[] = ['mayor', 'delegate', 'official'];

/** Sixty real cities with invented people, their bodies and seats. */
export class NetworkSeed {
  readonly cities: Organisation[];
  readonly partners: Organisation[];
  readonly house: Organisation;
  readonly bodies;
  readonly people: Person[] = [];
  readonly mandates: KnownMandate[] = [];
  readonly seats: KnownSeat[] = [];
  readonly cast: DemoCast;

  constructor(private readonly chance: Chance) {
    this.cities = this.inviteCities();
    this.partners = demoPartners(chance);
    this.house = this.organisation('secretariat', 'Secrétariat permanent', 'FR');
    this.bodies = demoBodies(chance);
    for (const city of this.cities)
      for (const office of CITY_OFFICES) this.appoint(this.invent(city.country), city, office);
    for (const partner of this.partners)
      this.appoint(this.invent(partner.country), partner, 'president');
    this.fillBodies();
    this.cast = this.chooseCast();
  }

  private inviteCities(): Organisation[] {
    return realCities().map(({ name, country, location, population }) => ({
      ...this.organisation('city', name, country),
      location,
      population: { count: population, year: FIGURES_OF },
      memberSince: `${this.chance.integer(1980, 2022)}-10-01`,
      themes: this.chance.someOf(Theme.options, 3),
      sdgs: this.chance.someOf([4, 5, 6, 8, 10, 11, 13, 16, 17], 3).sort((a, b) => a - b),
    }));
  }

  private organisation(kind: Organisation['kind'], name: string, country: string): Organisation {
    return { id: this.chance.id<OrganisationId>('org'), kind, name, country, themes: [], sdgs: [] };
  }

  private invent(country: string): Person {
    const person: Person = {
      id: this.chance.id<PersonId>('per'),
      ...this.chance.person(country),
      languages: ['fr'],
      zone: zoneOf(country),
      preferredLanguage: 'fr',
      skills: this.chance.someOf(Theme.options, 2),
    };
    this.people.push(person);
    return person;
  }

  private appoint(person: Person, organisation: Organisation, office: MandateOffice): KnownMandate {
    const mandate: KnownMandate = {
      id: this.chance.id<MandateId>('man'),
      personId: person.id,
      organisationId: organisation.id,
      organisationKind: organisation.kind,
      office,
      from: SINCE,
    };
    this.mandates.push(mandate);
    return mandate;
  }

  private seat(
    name: BodyName,
    organisation: Organisation,
    office: SeatOffice,
    mandates: KnownMandate[],
  ): void {
    const body = this.bodies[name];
    this.seats.push({
      id: this.chance.id<SeatId>('sea'),
      bodyId: body.id,
      bodyKind: body.kind,
      organisationId: organisation.id,
      office,
      mandateIds: mandates.map((mandate) => mandate.id),
      from: SINCE,
    });
  }

  private fillBodies(): void {
    for (const city of this.cities)
      this.seat('assembly', city, 'member', this.mandatesOf(city, 'mayor', 'delegate'));
    for (const [name, cities] of Object.entries(SEATS))
      cities.forEach((cityName, index) =>
        this.seat(
          name as BodyName,
          this.city(cityName),
          OFFICES[index] ?? 'member',
          this.mandatesOf(this.city(cityName), 'mayor', 'delegate', 'official'),
        ),
      );
    for (let desk = 0; desk < 6; desk += 1)
      this.seat('secretariat', this.house, 'member', [
        this.appoint(this.invent('FR'), this.house, 'staff'),
      ]);
    const expert = this.appoint(this.invent('CH'), this.partners[2]!, 'expert');
    this.seat('water', this.partners[2]!, 'expert', [expert]);
    this.seat('climate', this.house, 'observer', [this.mandatesOf(this.house, 'staff')[0]!]);
  }

  private chooseCast(): DemoCast {
    const holder = (organisation: Organisation, office: MandateOffice) =>
      this.people.find(
        (person) => person.id === this.mandatesOf(organisation, office)[0]?.personId,
      )!;
    const administrator = this.invent('FR');
    return {
      secretariat: holder(this.house, 'staff'),
      administrator,
      mayor: holder(this.city('Dakar'), 'mayor'),
      deputy: holder(this.city('Dakar'), 'delegate'),
      member: holder(this.city('Lyon'), 'official'),
      rapporteur: holder(this.city('Liège'), 'official'),
      secretary: holder(this.city('Cotonou'), 'official'),
      expert: holder(this.partners[2]!, 'expert'),
    };
  }

  city(name: string): Organisation {
    const found = this.cities.find((city) => city.name === name);
    if (!found) throw new Error(`no demo city is called ${name}`);
    return found;
  }

  private mandatesOf(organisation: Organisation, ...offices: MandateOffice[]): KnownMandate[] {
    return this.mandates.filter(
      (held) => held.organisationId === organisation.id && offices.includes(held.office),
    );
  }
}
