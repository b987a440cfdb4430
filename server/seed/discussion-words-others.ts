import type { WrittenDiscussion } from './discussion-words';

export const OTHER_TALKS: readonly WrittenDiscussion[] = [
  {
    body: 'livingTogether',
    title: 'Accueillir les nouveaux habitants : une charte commune ?',
    posts: [
      {
        by: 'Montréal',
        ago: 21,
        clock: '14:05',
        text: 'Nous révisons notre charte d’accueil. Nous proposons d’en écrire une à plusieurs villes : dix engagements, mesurables, que chacune adapte. Qui veut tenir la plume avec nous ?',
        file: {
          name: 'charte-accueil-projet.pdf',
          title: 'Charte d’accueil : projet',
          lines: [
            '1. Un guichet où l’on parle sa langue.',
            '2. Une école pour chaque enfant dans le mois.',
            '3. Un cours de français gratuit près de chez soi.',
            '4. Une marraine ou un parrain qui connaît le quartier.',
          ],
        },
      },
      {
        by: 'Beyrouth',
        ago: 20,
        clock: '09:30',
        text: 'Beyrouth en est. Notre expérience : l’école d’abord, le reste suit.',
        reactions: { heart: ['Montréal', 'Bamako'] },
      },
      {
        by: 'Strasbourg',
        ago: 18,
        clock: '10:12',
        text: 'D’accord pour rapporter. Je propose une première version avant la fin de l’année.',
        reactions: { agree: ['Montréal', 'Beyrouth', 'Tunis'] },
      },
      {
        by: 'Bamako',
        ago: 11,
        clock: '16:45',
        text: 'Il manque un engagement sur les personnes déplacées dans leur propre pays : elles sont nouvelles chez nous aussi.',
      },
    ],
  },
  {
    body: 'livingTogether',
    title: 'Médiatrices et médiateurs de quartier : quel statut ?',
    posts: [
      {
        by: 'Lille',
        ago: 10,
        clock: '08:20',
        text: 'Chez vous, la médiation est-elle faite par des agents de la ville, par des associations, ou par les deux ? Nous préparons un métier municipal avec une formation d’un an.',
      },
      {
        by: 'Bruxelles',
        ago: 9,
        clock: '12:50',
        text: 'Les deux. Les agents le jour, les associations le soir ; une réunion commune chaque lundi.',
        reactions: { thanks: ['Lille'] },
      },
      {
        by: 'Fès',
        ago: 5,
        clock: '11:05',
        text: 'Des associations conventionnées pour trois ans. Un an était trop court : on passait la moitié du temps à écrire des demandes.',
      },
    ],
  },
  {
    body: 'climate',
    title: 'Éléments de langage pour la conférence sur le climat',
    readByLyon: 1,
    posts: [
      {
        by: 'Dakar',
        ago: 13,
        clock: '18:00',
        text: 'Document interne au groupe. Trois messages, pas un de plus : les villes ont des plans ; elles n’ont pas les moyens ; l’argent doit arriver jusqu’à elles. Vos corrections avant mercredi.',
        file: {
          name: 'elements-de-langage.pdf',
          title: 'Éléments de langage (interne)',
          lines: [
            'Les villes ont des plans.',
            'Elles n’ont pas les moyens.',
            'L’argent doit arriver jusqu’à elles.',
          ],
        },
      },
      {
        by: 'Kigali',
        ago: 12,
        clock: '07:35',
        text: 'Ajoutons un chiffre par message, sinon personne ne les reprend.',
        reactions: { agree: ['Québec', 'Libreville'] },
      },
      {
        by: 'Liège',
        ago: 3,
        clock: '14:10',
        text: '@{Lyon}, tu avais le chiffre de la part des financements qui parvient aux collectivités. Peux-tu le mettre ici avec sa source ?',
      },
    ],
  },
  {
    body: 'finance',
    title: 'Adressage et cadastre fiscal : par où commencer ?',
    posts: [
      {
        by: 'Ouagadougou',
        ago: 25,
        clock: '09:00',
        text: 'Nous adressons 40 000 parcelles cette année. Faut-il attendre la fin de l’adressage pour revoir les rôles, ou avancer quartier par quartier ?',
      },
      {
        by: 'Yaoundé',
        ago: 24,
        clock: '08:10',
        text: 'Quartier par quartier. Les premières recettes paient la suite, et les habitants voient la rue refaite.',
        reactions: { agree: ['Ouagadougou', 'Conakry', 'Lomé'] },
      },
      {
        by: 'Bordeaux',
        ago: 19,
        clock: '15:30',
        text: 'Nous pouvons prêter notre outil libre de plans parcellaires et former deux personnes à distance.',
        reactions: { celebrate: ['Ouagadougou'] },
      },
    ],
  },
  {
    body: 'heritage',
    title: 'Centres anciens habités : les critères du label',
    posts: [
      {
        by: 'Huế',
        ago: 30,
        clock: '03:15',
        text: 'Le label doit récompenser les villes où l’on habite encore le centre. Nous proposons trois critères : la part des logements occupés à l’année, les métiers, l’eau et l’ombre.',
        reactions: { heart: ['Fès', 'Saint-Louis'] },
      },
      {
        by: 'Saint-Louis',
        ago: 28,
        clock: '10:40',
        text: 'D’accord, avec un quatrième : la part de la taxe de séjour qui revient au quartier.',
      },
      {
        by: 'Luxembourg',
        ago: 22,
        clock: '09:05',
        text: 'Le comité relit la grille en janvier. Cette discussion est publique : vos habitants peuvent la lire.',
      },
    ],
  },
];
