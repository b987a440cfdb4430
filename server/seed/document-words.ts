import type { BodyName } from './demo';

/** One version of a written document: who laid it there, how many days ago, and what it says. */
export interface WrittenVersion {
  readonly by: string;
  readonly ago: number;
  readonly lines: readonly string[];
}

export interface WrittenDocument {
  readonly name: string;
  /** Title on the page of a PDF. */
  readonly title?: string;
  readonly versions: readonly WrittenVersion[];
}

export interface WrittenFolder {
  readonly body: BodyName;
  /** Absent for what lies at the top. */
  readonly name?: string;
  readonly documents: readonly WrittenDocument[];
}

const NOTE = [
  'Note de cadrage : tarifs sociaux de l’eau',
  '',
  'Objet. Comparer les tarifs sociaux de quatre villes avant la réunion de printemps.',
];

export const WRITTEN_FOLDERS: readonly WrittenFolder[] = [
  {
    body: 'water',
    documents: [
      {
        name: 'Note de cadrage.txt',
        versions: [
          {
            by: 'Lyon',
            ago: 12,
            lines: [
              ...NOTE,
              'Calendrier. Les villes répondent avant le 15 mars.',
              'Le questionnaire porte sur les ménages qui ont un compteur.',
            ],
          },
          {
            by: 'Dakar',
            ago: 5,
            lines: [
              ...NOTE,
              'Calendrier. Les villes répondent avant le 31 mars ; une relance part le 20.',
              'Le questionnaire porte sur tous les ménages, avec ou sans compteur.',
              'Contact. Le secrétariat aide les villes qui le demandent.',
            ],
          },
        ],
      },
      {
        name: 'Feuille de route 2027.pdf',
        title: 'Commission Eau et assainissement : feuille de route 2027',
        versions: [
          {
            by: 'Dakar',
            ago: 20,
            lines: [
              'Un atelier par trimestre, une fiche par ville.',
              'Premier trimestre : tarifs sociaux.',
              'Deuxième trimestre : bornes-fontaines et revendeurs.',
              'Troisième trimestre : réduire les fuites.',
            ],
          },
        ],
      },
    ],
  },
  {
    body: 'water',
    name: 'Fiches des villes',
    documents: [
      {
        name: 'Lyon.md',
        versions: [
          {
            by: 'Lyon',
            ago: 9,
            lines: [
              '# Lyon',
              '',
              'Tarification par tranches ; les premiers mètres cubes à prix réduit.',
            ],
          },
        ],
      },
      {
        name: 'Kigali.md',
        versions: [
          {
            by: 'Kigali',
            ago: 7,
            lines: [
              '# Kigali',
              '',
              'Bornes-fontaines à jeton : le prix est affiché, le revendeur est agréé.',
            ],
          },
        ],
      },
    ],
  },
  {
    body: 'water',
    name: 'Comptes rendus',
    documents: [
      {
        name: 'Compte rendu de la réunion d’automne.pdf',
        title: 'Compte rendu de la réunion d’automne',
        versions: [
          {
            by: 'Dakar',
            ago: 30,
            lines: [
              'La feuille de route est adoptée sans opposition.',
              'Prochaine réunion au printemps.',
            ],
          },
        ],
      },
    ],
  },
];
