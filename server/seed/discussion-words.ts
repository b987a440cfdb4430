import type { Reaction } from '@passerelle/contracts/reactions';
import type { BodyName } from './demo';

/** A file that goes with a post: text lines of a small PDF, or the content of a text file. */
export interface WrittenFile {
  readonly name: string;
  readonly title?: string;
  readonly lines: readonly string[];
}

export interface WrittenPost {
  readonly by: string;
  /** Days before the demo's present, and the hour in UTC. */
  readonly ago: number;
  readonly clock: string;
  readonly text: string;
  readonly file?: WrittenFile;
  readonly reactions?: Partial<Record<Reaction, readonly string[]>>;
  /** What stood there before its author corrected it. */
  readonly before?: string;
}

export interface WrittenDiscussion {
  readonly body: BodyName;
  readonly title: string;
  readonly pinned?: boolean;
  readonly posts: readonly WrittenPost[];
  readonly closing?: { by: string; ago: number; summary: string };
  /** Up to which post the member of Lyon has read; absent: not at all. */
  readonly readByLyon?: number;
}

export const WATER_TALKS: readonly WrittenDiscussion[] = [
  {
    body: 'water',
    title: 'Feuille de route 2027 de la commission',
    pinned: true,
    readByLyon: 4,
    posts: [
      {
        by: 'Dakar',
        ago: 40,
        clock: '09:10',
        text: 'Chères et chers collègues,\n\nVoici la feuille de route telle que nous l’avons arrêtée à Genève. Trois chantiers : les régies publiques, l’assainissement non collectif, la coopération entre villes.\n\nChaque ville inscrit ici le chantier qu’elle porte avant la fin du mois.',
        file: {
          name: 'feuille-de-route-2027.pdf',
          title: 'Feuille de route 2027',
          lines: [
            'Commission Eau et assainissement',
            '',
            '1. Régies publiques : contrats d’objectifs, indicateurs communs (Lyon, Liège).',
            '2. Assainissement non collectif : boues de vidange, latrines (Antananarivo, Cotonou).',
            '3. Coopération entre villes : un binôme par an (Genève, Moroni).',
            '',
            'Session de printemps : Genève, 11 et 12 mars 2027.',
          ],
        },
        reactions: { agree: ['Genève', 'Liège', 'Lyon', 'Tunis'], thanks: ['Kigali'] },
      },
      {
        by: 'Cotonou',
        ago: 38,
        clock: '15:42',
        text: 'Cotonou se joint au deuxième chantier. Nous ouvrons notre station de traitement en avril et pouvons accueillir une visite.',
        reactions: { celebrate: ['Dakar', 'Antananarivo', 'Lyon'] },
      },
      {
        by: 'Tunis',
        ago: 36,
        clock: '10:05',
        text: 'Tunis prend le premier chantier avec Lyon et Liège.',
      },
      {
        by: 'Dakar',
        ago: 35,
        clock: '08:30',
        text: 'Merci. La version à jour est jointe au premier message.',
      },
    ],
  },
  {
    body: 'water',
    title: 'Régies publiques : qui a un contrat d’objectifs à partager ?',
    readByLyon: 3,
    posts: [
      {
        by: 'Lyon',
        ago: 9,
        clock: '08:15',
        text: 'Bonjour à toutes et tous,\n\nNotre régie signe son premier contrat d’objectifs avec la métropole en janvier. Avant d’écrire les indicateurs, nous aimerions lire les vôtres : ce que vous mesurez, et surtout ce que vous avez renoncé à mesurer.',
        reactions: { think: ['Genève'], agree: ['Tunis'] },
      },
      {
        by: 'Liège',
        ago: 8,
        clock: '13:20',
        text: 'Nous avons commencé avec 42 indicateurs et fini avec 9. Le plus utile : le délai entre une fuite signalée et sa réparation. Tableau joint.',
        file: {
          name: 'indicateurs-regie-liege.csv',
          lines: [
            'indicateur;unité;2024;2025',
            'rendement du réseau;%;81;84',
            'délai de réparation d’une fuite;heures;31;22',
            'foyers aidés;nombre;3120;3480',
            'qualité à la première analyse;%;98;99',
          ],
        },
        reactions: { thanks: ['Lyon', 'Cotonou', 'Kigali'] },
      },
      {
        by: 'Lyon',
        ago: 7,
        clock: '09:48',
        text: '@{Liège} merci, c’est exactement cela. Comment avez-vous choisi les 9 ?',
      },
      {
        by: 'Liège',
        ago: 6,
        clock: '16:02',
        text: 'Une règle simple : si personne ne change rien quand le chiffre baisse, on ne le mesure pas.',
        reactions: { heart: ['Genève', 'Dakar'] },
      },
      {
        by: 'Genève',
        ago: 2,
        clock: '07:55',
        text: '@{Lyon}, notre contrat est public : je vous l’envoie demain avec l’avis de la cour des comptes. Pourriez-vous présenter le vôtre à la session de printemps, quinze minutes ?',
      },
    ],
  },
  {
    body: 'water',
    title: 'Quelle date pour la session de printemps ?',
    readByLyon: 4,
    posts: [
      {
        by: 'Genève',
        ago: 58,
        clock: '09:00',
        text: 'Genève accueille la session de printemps. Deux propositions : 11 et 12 mars, ou 8 et 9 avril. Répondez avant vendredi.',
      },
      { by: 'Kigali', ago: 57, clock: '08:12', text: 'Mars pour nous.' },
      {
        by: 'Huế',
        ago: 57,
        clock: '02:40',
        text: 'Mars convient ; en avril nous préparons le festival.',
      },
      {
        by: 'Port-au-Prince',
        ago: 56,
        clock: '19:30',
        text: 'Mars, à condition que l’on puisse suivre à distance : les visas prennent deux mois.',
        reactions: { agree: ['Moroni', 'N’Djaména', 'Genève'] },
      },
    ],
    closing: {
      by: 'Genève',
      ago: 52,
      summary:
        'La session a lieu à Genève les 11 et 12 mars 2027. Elle se suit aussi à distance, avec les questions par écrit. Genève envoie les lettres d’invitation avant le 15 décembre.',
    },
  },
  {
    body: 'water',
    title: 'Boues de vidange : vos retours de terrain',
    readByLyon: 2,
    posts: [
      {
        by: 'Antananarivo',
        ago: 15,
        clock: '11:25',
        text: 'Nous comparons trois façons d’organiser la vidange : opérateurs agréés, guichet de la commune, abonnement. Laquelle fonctionne chez vous, et qui paie ?',
      },
      {
        by: 'N’Djaména',
        ago: 14,
        clock: '17:10',
        text: 'Opérateurs agréés. Le prix reste libre, la commune contrôle le lieu de dépôt.',
      },
      {
        by: 'Cotonou',
        ago: 12,
        clock: '08:40',
        text: 'Guichet de la commune depuis deux ans : 60 % des demandes passent par téléphone. Le point dur reste les quartiers sans rue carrossable.',
        before: 'Guichet de la commune depuis deux ans : 50 % des demandes passent par téléphone.',
        reactions: { thanks: ['Antananarivo'] },
      },
      {
        by: 'Expertise',
        ago: 4,
        clock: '10:15',
        text: 'Je signale une étude comparée de six villes, en français, que je peux résumer à la session de printemps si vous le souhaitez.',
        reactions: { agree: ['Antananarivo', 'Cotonou', 'Dakar'] },
      },
    ],
  },
];
