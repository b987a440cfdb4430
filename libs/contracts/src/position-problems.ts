import { problems } from './problem-table';

export const POSITION_PROBLEMS = problems({
  'position/wrong-step': {
    status: 409,
    title: {
      fr: 'Ce texte n’en est pas à cette étape. Rechargez la page pour voir où il en est.',
      en: 'This text is not at that stage. Reload the page to see where it stands.',
    },
  },
  'position/not-editable': {
    status: 409,
    title: {
      fr: 'Le texte de base est arrêté : il ne change plus que par amendement.',
      en: 'The base text is fixed: it now changes by amendment only.',
    },
  },
  'position/incomplete': {
    status: 422,
    title: {
      fr: 'Il faut au moins un article, et aucun paragraphe vide, avant d’ouvrir le texte aux amendements.',
      en: 'At least one article and no empty paragraph are needed before the text opens to amendments.',
    },
  },
  'position/deadline-in-the-past': {
    status: 422,
    title: {
      fr: 'Le délai de dépôt doit être dans l’avenir.',
      en: 'The deadline must be in the future.',
    },
  },
  'position/amendments-undecided': {
    status: 409,
    title: {
      fr: 'Il reste {count} amendement(s) dont le sort n’est pas décidé.',
      en: '{count} amendment(s) are still undecided.',
    },
  },
  'position/day-out-of-range': {
    status: 422,
    title: {
      fr: 'Le jour de l’adoption se place entre le vote sur l’ensemble et aujourd’hui.',
      en: 'The day of adoption lies between the vote on the whole text and today.',
    },
  },
  'position/not-carried': {
    status: 409,
    title: {
      fr: 'Ce texte ne peut être adopté qu’après un vote favorable sur l’ensemble.',
      en: 'This text can only be adopted after the vote on the whole was carried.',
    },
  },
});
