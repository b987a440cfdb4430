import * as z from 'zod';
import type { Language } from './primitives';

type Label = Readonly<Record<Language, string>>;

/** The controlled vocabulary: four domains and their seventeen themes, used by bodies, events, positions, documents and people. */
export const THEMES = {
  'living-together': {
    fr: 'Vivre-ensemble et dialogue des cultures',
    en: 'Living together and dialogue of cultures',
    domain: null,
  },
  peace: {
    fr: 'Paix, prévention des conflits et de la radicalisation violente',
    en: 'Peace, prevention of conflict and of violent radicalisation',
    domain: 'living-together',
  },
  gender: { fr: 'Genre', en: 'Gender', domain: 'living-together' },
  diversity: {
    fr: 'Respect et valorisation de la diversité',
    en: 'Respect for diversity',
    domain: 'living-together',
  },
  migration: { fr: 'Migrations', en: 'Migration', domain: 'living-together' },
  'digital-democracy': {
    fr: 'Numérique et démocratie locale',
    en: 'Digital tools and local democracy',
    domain: 'living-together',
  },
  'sport-cinema': { fr: 'Sport et cinéma', en: 'Sport and cinema', domain: 'living-together' },
  decentralisation: {
    fr: 'Décentralisation et gouvernance locale',
    en: 'Decentralisation and local governance',
    domain: null,
  },
  'local-finance': {
    fr: 'Autonomisation financière et modernisation des finances locales',
    en: 'Financial empowerment and modern local finance',
    domain: 'decentralisation',
  },
  'sdg-localisation': {
    fr: 'Localisation des ODD',
    en: 'Localising the SDGs',
    domain: 'decentralisation',
  },
  'urban-data': {
    fr: 'Territoires numériques et maîtrise des données urbaines',
    en: 'Digital territories and command of urban data',
    domain: 'decentralisation',
  },
  'territorial-development': {
    fr: 'Développement et valorisation des territoires',
    en: 'Territorial development',
    domain: null,
  },
  'economic-development': {
    fr: 'Développement économique',
    en: 'Economic development',
    domain: 'territorial-development',
  },
  climate: {
    fr: 'Environnement et lutte contre le changement climatique',
    en: 'Environment and climate action',
    domain: 'territorial-development',
  },
  heritage: { fr: 'Patrimoine', en: 'Heritage', domain: 'territorial-development' },
  'urban-planning': {
    fr: 'Aménagement urbain',
    en: 'Urban planning',
    domain: 'territorial-development',
  },
  'social-economy': {
    fr: 'Économie sociale et solidaire',
    en: 'Social and solidarity economy',
    domain: 'territorial-development',
  },
  'essential-services': { fr: 'Services essentiels', en: 'Essential services', domain: null },
  water: { fr: 'Eau et assainissement', en: 'Water and sanitation', domain: 'essential-services' },
  health: { fr: 'Santé', en: 'Health', domain: 'essential-services' },
  education: { fr: 'Éducation', en: 'Education', domain: 'essential-services' },
} as const satisfies Record<string, Label & { domain: string | null }>;

export type Theme = keyof typeof THEMES;
export const Theme = z.enum(Object.keys(THEMES) as [Theme, ...Theme[]]);

/** Sustainable Development Goals, 1 to 17: a second tag, independent of themes. */
export const Sdg = z.int().min(1).max(17);
export type Sdg = z.infer<typeof Sdg>;
