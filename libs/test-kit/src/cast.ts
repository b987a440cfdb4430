import type { Person } from '@passerelle/contracts/people';
import { aBody, aMandate, anOrganisation, aPerson, aSeat } from './network';

/**
 * A small network that every spec knows. Names are invented.
 *
 * | who | what they are |
 * |---|---|
 * | chair | mayor of Dakar; Dakar chairs the commission and the group |
 * | deputy | second delegate of Dakar, on the same seats |
 * | member | official of Lyon, member of the commission and of the group |
 * | rapporteur | official of Liège, rapporteur of both |
 * | observer | official of Tunis, observer in the commission |
 * | outsider | official of Abidjan: a member of the network, with no seat in either body |
 * | staff | of the secretariat |
 * | administrator | an account that administers, without any mandate |
 * | partner | of a university: an account, not a member |
 * | former | was an official of Lyon until 2025; Lyon's seat in the commission still names the mandate |
 * | deactivated | member of the commission for Lyon, whose account was closed |
 */
export function aCast() {
  const dakar = anOrganisation(1, 'Dakar', { country: 'SN', location: [-17.44, 14.69] });
  const lyon = anOrganisation(2, 'Lyon', { country: 'FR', location: [4.83, 45.75] });
  const liege = anOrganisation(3, 'Liège', { country: 'BE', location: [5.57, 50.63] });
  const tunis = anOrganisation(4, 'Tunis', { country: 'TN', location: [10.17, 36.82] });
  const abidjan = anOrganisation(5, 'Abidjan', { country: 'CI', location: [-4.0, 5.35] });
  const house = anOrganisation(6, 'Secrétariat permanent', { kind: 'secretariat', country: 'FR' });
  const university = anOrganisation(7, 'Université du Lac', { kind: 'university', country: 'CH' });

  const chair = aPerson(41, 'Aminata', 'Essai', { gender: 'female' });
  const deputy = aPerson(42, 'Boubacar', 'Modèle', { gender: 'male' });
  const member = aPerson(43, 'Claire', 'Exemple', { gender: 'female', zone: 'Europe/Paris' });
  const rapporteur = aPerson(44, 'Denis', 'Patron', { zone: 'Europe/Brussels' });
  const observer = aPerson(45, 'Emna', 'Témoin', { zone: 'Africa/Tunis' });
  const outsider = aPerson(46, 'Fanta', 'Ailleurs', { zone: 'Africa/Abidjan' });
  const staff = aPerson(47, 'Gaëlle', 'Bureau', { zone: 'Europe/Paris' });
  const administrator = aPerson(48, 'Hugo', 'Clef', { zone: 'Europe/Paris' });
  const partner = aPerson(49, 'Inès', 'Savoir', { zone: 'Europe/Zurich' });
  const former = aPerson(50, 'Jules', 'Naguère', { zone: 'Europe/Paris' });
  const deactivated = aPerson(51, 'Karim', 'Fermé', { zone: 'Europe/Paris' });

  const mandates = {
    chair: aMandate(61, chair, dakar, { office: 'mayor' }),
    deputy: aMandate(62, deputy, dakar, { office: 'delegate' }),
    member: aMandate(63, member, lyon),
    rapporteur: aMandate(64, rapporteur, liege),
    observer: aMandate(65, observer, tunis),
    outsider: aMandate(66, outsider, abidjan),
    staff: aMandate(67, staff, house, { office: 'staff' }),
    partner: aMandate(68, partner, university, { office: 'expert' }),
    former: aMandate(69, former, lyon, { until: '2025-06-30T00:00:00.000Z' }),
    deactivated: aMandate(70, deactivated, lyon),
  };

  const commission = aBody(81, 'Commission Eau et assainissement', {
    themes: ['water'],
    sdgs: [6],
  });
  const group = aBody(82, 'Groupe Villes et climat', {
    kind: 'advocacy-group',
    visibility: 'confidential',
    themes: ['climate'],
  });
  const secretariat = aBody(83, 'Secrétariat permanent', {
    kind: 'secretariat',
    visibility: 'confidential',
  });
  const assembly = aBody(84, 'Assemblée générale', {
    kind: 'general-assembly',
    visibility: 'public',
  });

  const m = mandates;
  const seats = {
    dakarChairs: aSeat(101, commission, dakar, [m.chair, m.deputy], { office: 'chair' }),
    lyonSits: aSeat(102, commission, lyon, [m.member, m.former, m.deactivated]),
    liegeReports: aSeat(103, commission, liege, [m.rapporteur], { office: 'rapporteur' }),
    tunisObserves: aSeat(104, commission, tunis, [m.observer], { office: 'observer' }),
    dakarChairsGroup: aSeat(105, group, dakar, [m.chair, m.deputy], { office: 'chair' }),
    lyonInGroup: aSeat(106, group, lyon, [m.member]),
    liegeInGroup: aSeat(107, group, liege, [m.rapporteur], { office: 'rapporteur' }),
    house: aSeat(108, secretariat, house, [m.staff]),
    abidjanInAssembly: aSeat(109, assembly, abidjan, [m.outsider]),
    lyonInAssembly: aSeat(110, assembly, lyon, [m.member]),
  };

  return {
    organisations: { dakar, lyon, liege, tunis, abidjan, house, university },
    people: {
      chair,
      deputy,
      member,
      rapporteur,
      observer,
      outsider,
      staff,
      administrator,
      partner,
      former,
      deactivated,
    },
    mandates,
    bodies: { commission, group, secretariat, assembly },
    seats,
  };
}

export type Cast = ReturnType<typeof aCast>;
export type Role = keyof Cast['people'];

/** The address that a member of the cast signs in with. */
export function emailOf(person: Pick<Person, 'givenName'>): string {
  return `${person.givenName.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()}@example.org`;
}
