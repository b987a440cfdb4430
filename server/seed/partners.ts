import type { OrganisationId } from '@passerelle/contracts/ids';
import type { Organisation, OrganisationKind } from '@passerelle/contracts/organisations';
import type { Theme } from '@passerelle/contracts/themes';
import type { Chance } from './chance';

/** Partners of every kind; all invented. */
const PARTNERS: readonly [OrganisationKind, string, string, Theme[]][] = [
  [
    'local-authority-association',
    'Association des communes du Sahel (démonstration)',
    'ML',
    ['decentralisation'],
  ],
  [
    'local-authority-association',
    'Union des villes de l’océan Indien (démonstration)',
    'MG',
    ['decentralisation'],
  ],
  ['university', 'Université du Lac (démonstration)', 'CH', ['urban-planning', 'migration']],
  ['university', 'Institut des métiers de la ville (démonstration)', 'SN', ['urban-planning']],
  ['civil-society', 'Collectif Femmes et quartiers (démonstration)', 'BF', ['gender']],
  ['private-sector', 'Coopérative Énergie des toits (démonstration)', 'TN', ['climate']],
  ['media', 'La Gazette des communes du Sud (démonstration)', 'CI', ['digital-democracy']],
  ['donor', 'Fonds pour l’eau des villes (démonstration)', 'LU', ['water']],
  ['network', 'Réseau des ports et fleuves (démonstration)', 'BE', ['economic-development']],
];

export function demoPartners(chance: Chance): Organisation[] {
  return PARTNERS.map(([kind, name, country, themes]) => ({
    id: chance.id<OrganisationId>('org'),
    kind,
    name,
    country,
    themes,
    sdgs: [],
  }));
}
