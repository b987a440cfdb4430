import { problems } from './problem-table';

export const MEETING_PROBLEMS = problems({
  'meeting/wrong-state': {
    status: 409,
    title: {
      fr: 'La réunion a changé d’état entre-temps, ou ce n’est pas le moment. Rechargez la page.',
      en: 'The meeting has moved on meanwhile, or it is not the time for this. Reload the page.',
    },
  },
  'meeting/agenda-empty': {
    status: 409,
    title: {
      fr: 'Mettez au moins un point à l’ordre du jour avant de convoquer.',
      en: 'Put at least one item on the agenda before you convene.',
    },
  },
  'meeting/agenda-full': {
    status: 409,
    title: {
      fr: 'L’ordre du jour compte déjà {limit} points. Regroupez-en avant d’en ajouter.',
      en: 'The agenda already has {limit} items. Merge some before adding another.',
    },
  },
  'meeting/not-convened': {
    status: 422,
    title: {
      fr: 'Cette personne ne siège pas dans l’instance et n’a pas été désignée pour remplacer quelqu’un.',
      en: 'This person has no seat in the body and was not named to come instead of somebody.',
    },
  },
  'meeting/alternate-elsewhere': {
    status: 422,
    title: {
      fr: 'La personne qui vous remplace doit appartenir à la même organisation que vous.',
      en: 'Whoever comes instead of you must belong to the same organisation.',
    },
  },
  'meeting/not-this-half-day': {
    status: 409,
    title: {
      fr: 'On émarge soi-même pendant la demi-journée en cours. Demandez au secrétariat de séance.',
      en: 'One signs for oneself during the half-day that runs. Ask whoever keeps the attendance sheet.',
    },
  },
  'meeting/already-asked': {
    status: 409,
    title: {
      fr: 'La parole est déjà demandée : attendez d’être appelé ou appelée.',
      en: 'The floor was already asked for: wait to be called.',
    },
  },
  'meeting/source-elsewhere': {
    status: 422,
    title: {
      fr: 'Ce message appartient à une autre instance. Reprenez-le dans une réunion de la sienne.',
      en: 'This message belongs to another body. Use it in a meeting of that one.',
    },
  },
  'meeting/owner-elsewhere': {
    status: 422,
    title: {
      fr: 'Une action se confie à une personne ou à une ville de l’instance.',
      en: 'An action is given to a person or a city of the body.',
    },
  },
  'meeting/not-later': {
    status: 422,
    title: {
      fr: 'Le compte rendu s’approuve pendant une réunion suivante de la même instance.',
      en: 'Minutes are approved during a later meeting of the same body.',
    },
  },
  'meeting/minutes-empty': {
    status: 409,
    title: {
      fr: 'Le compte rendu est vide. Rédigez-le avant de le faire approuver.',
      en: 'The minutes are empty. Write them before they are approved.',
    },
  },
  'collab/too-large': {
    status: 413,
    title: {
      fr: 'Ce texte est trop long pour être enregistré d’un seul tenant (limite : {limit}).',
      en: 'This text is too long to be kept in one piece (limit: {limit}).',
    },
  },
});
