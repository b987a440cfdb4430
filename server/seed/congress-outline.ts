import type { SessionKind } from '@passerelle/contracts/sessions';
import type { BodyName, DemoCast } from './demo';

export type RoomName = keyof typeof ROOMS;
export type TrackName = keyof typeof TRACKS;

/** Who speaks: somebody of the cast, the mayor of a city, or a guest of that number in the list of guests. */
export type SpeakerName = keyof DemoCast | `mayor of ${string}` | `guest ${number}`;

/** A line of the programme as it is written down; times on the clock of the place. */
export interface SessionOutline {
  readonly at: string;
  readonly minutes: number;
  readonly kind: SessionKind;
  readonly title: readonly [fr: string, en: string];
  readonly abstract?: readonly [fr: string, en: string];
  readonly room?: RoomName;
  readonly track?: TrackName;
  /** Places; of these, how many are taken from the start, and how many people stand in line. */
  readonly places?: {
    readonly capacity: number;
    readonly taken: number;
    readonly waiting?: number;
  };
  readonly speakers?: readonly SpeakerName[];
  readonly chairs?: readonly SpeakerName[];
  readonly body?: BodyName;
  readonly language?: string;
  readonly interpretation?: readonly string[];
}

/** Names and seats. */
export const ROOMS = {
  hall: ['Grande salle', 600],
  amphitheatre: ['Amphithéâtre', 250],
  carthage: ['Salle Carthage', 90],
  medina: ['Salle Médina', 60],
  belvedere: ['Salle Belvédère', 45],
  lake: ['Salle du Lac', 30],
} as const;

export const TRACKS = {
  services: { fr: 'Services essentiels', en: 'Essential services' },
  together: { fr: 'Vivre ensemble', en: 'Living together' },
  finance: { fr: 'Finances et gouvernance', en: 'Finance and governance' },
  climate: { fr: 'Climat et territoires', en: 'Climate and territories' },
  network: { fr: 'Vie du réseau', en: 'Life of the network' },
} as const;

/** Invented people without an account: what stands below each name, and the country whose names are drawn. */
export const GUESTS: readonly (readonly [affiliation: string, country: string])[] = [
  ['urbaniste, coopérative Les Deux Rives', 'FR'],
  ['régie intercommunale des eaux', 'SN'],
  ['chaire de finances publiques', 'CA'],
  ['équipe d’une école primaire', 'BE'],
  ['médiation de quartier', 'CI'],
  ['architecte du patrimoine', 'CH'],
  ['service des données ouvertes', 'LU'],
  ['association des marchés de la ville', 'TG'],
];

const BREAKS = {
  coffee: ['Pause café', 'Coffee break'],
  lunch: ['Déjeuner', 'Lunch'],
  welcome: ['Accueil et retrait des badges', 'Welcome and badges'],
} as const;

export function pause(at: string, minutes: number, what: keyof typeof BREAKS): SessionOutline {
  return { at, minutes, kind: 'break', title: BREAKS[what] };
}

/** Interpreted as the large rooms are. */
export const INTERPRETED = { language: 'fr', interpretation: ['en', 'ar'] } as const;
