import type { Body, VotingRule } from '@passerelle/contracts/bodies';
import type { BodyId } from '@passerelle/contracts/ids';
import type { Chance } from './chance';
import type { BodyName } from './demo';

const ORDINARY: VotingRule = {
  votingOffices: ['chair', 'vice-chair', 'rapporteur', 'member'],
  quorum: 0.5,
  majority: 'simple',
  base: 'cast',
  castingVote: true,
  proxiesPerSeat: 1,
};

type Draft = Omit<Body, 'id' | 'rule'> & { rule?: Partial<VotingRule> };

/** The climate and mobility groups are invented for this demo: the real groups' names are not public. */
const DRAFTS: Record<BodyName, Draft> = {
  assembly: {
    kind: 'general-assembly',
    visibility: 'public',
    name: { fr: 'Assemblée générale', en: 'General assembly' },
    purpose: {
      fr: 'Toutes les villes membres. Elle se réunit une fois par an, adopte les orientations et élit le Bureau.',
      en: 'All member cities. It meets once a year, adopts the orientations and elects the Board.',
    },
    themes: [],
    sdgs: [16, 17],
  },
  board: {
    kind: 'board',
    visibility: 'transparent',
    name: { fr: 'Bureau', en: 'Board' },
    purpose: {
      fr: 'Il porte politiquement le réseau entre deux assemblées et décide des projets soutenus.',
      en: 'Carries the network politically between two assemblies and decides which projects are supported.',
    },
    themes: [],
    sdgs: [17],
    rule: { majority: 'absolute', base: 'eligible' },
  },
  secretariat: {
    kind: 'secretariat',
    visibility: 'confidential',
    name: { fr: 'Secrétariat permanent', en: 'Permanent secretariat' },
    purpose: {
      fr: 'L’équipe qui fait vivre le réseau au quotidien.',
      en: 'The team that keeps the network going.',
    },
    themes: [],
    sdgs: [],
  },
  water: {
    kind: 'standing-commission',
    visibility: 'members',
    name: { fr: 'Commission Eau et assainissement', en: 'Water and sanitation commission' },
    purpose: {
      fr: 'Partager ce qui marche : accès à l’eau, eaux usées, régies publiques, coopération entre villes.',
      en: 'Sharing what works: access to water, waste water, public utilities, city-to-city cooperation.',
    },
    themes: ['water', 'health'],
    sdgs: [6, 11],
  },
  livingTogether: {
    kind: 'standing-commission',
    visibility: 'members',
    name: { fr: 'Commission Vivre-ensemble', en: 'Living together commission' },
    purpose: {
      fr: 'Dialogue des cultures, accueil, prévention des conflits : les pratiques des villes.',
      en: 'Dialogue of cultures, welcome, prevention of conflict: what cities do.',
    },
    themes: ['living-together', 'migration', 'peace'],
    sdgs: [10, 16],
  },
  finance: {
    kind: 'standing-commission',
    visibility: 'transparent',
    name: { fr: 'Commission Finances locales', en: 'Local finance commission' },
    purpose: {
      fr: 'Recettes propres, emprunt, dialogue avec l’État : donner aux villes les moyens de leurs compétences.',
      en: 'Own revenue, borrowing, dialogue with the State: giving cities the means of their powers.',
    },
    themes: ['local-finance', 'decentralisation'],
    sdgs: [8, 16],
  },
  heritage: {
    kind: 'standing-commission',
    visibility: 'public',
    name: {
      fr: 'Commission Patrimoine et tourisme durable',
      en: 'Heritage and sustainable tourism commission',
    },
    purpose: {
      fr: 'Protéger les centres anciens et en faire vivre les habitants.',
      en: 'Protecting old centres while their people make a living from them.',
    },
    themes: ['heritage', 'urban-planning'],
    sdgs: [11, 8],
  },
  climate: {
    kind: 'advocacy-group',
    visibility: 'confidential',
    name: {
      fr: 'Groupe de plaidoyer Climat et forêts (démonstration)',
      en: 'Climate and forests advocacy group (demo)',
    },
    purpose: {
      fr: 'Préparer la parole des villes francophones aux conférences sur le climat. Groupe inventé pour la démonstration.',
      en: 'Preparing what French-speaking cities say at climate conferences. A group invented for this demo.',
    },
    themes: ['climate'],
    sdgs: [13, 15],
    rule: { quorum: 0.5, majority: 'two-thirds' },
  },
  mobility: {
    kind: 'advocacy-group',
    visibility: 'transparent',
    name: {
      fr: 'Groupe de plaidoyer Mobilités douces (démonstration)',
      en: 'Soft mobility advocacy group (demo)',
    },
    purpose: {
      fr: 'Obtenir des États des règles simples pour la marche, le vélo et les transports partagés. Groupe inventé.',
      en: 'Obtaining simple rules from States for walking, cycling and shared transport. An invented group.',
    },
    themes: ['urban-planning', 'climate'],
    sdgs: [11, 13],
  },
};

export function demoBodies(chance: Chance): Record<BodyName, Body> {
  const made = Object.entries(DRAFTS).map(([name, { rule, ...draft }]) => [
    name,
    { ...draft, id: chance.id<BodyId>('bod'), rule: { ...ORDINARY, ...rule } },
  ]);
  return Object.fromEntries(made) as Record<BodyName, Body>;
}
