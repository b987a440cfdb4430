import { DIRECT_PROBLEMS } from './chat-direct';
import { problems } from './problem-table';

export const CHAT_PROBLEMS = problems({
  ...DIRECT_PROBLEMS,
  'chat/may-not-pin': {
    status: 403,
    title: {
      fr: 'Seules les personnes qui modèrent cette conversation épinglent des messages.',
      en: 'Only people who moderate this conversation pin messages.',
    },
  },
  'chat/not-author': {
    status: 403,
    title: {
      fr: 'Seule la personne qui a écrit ce message peut le modifier.',
      en: 'Only the person who wrote this message can change it.',
    },
  },
  'chat/message-deleted': {
    status: 409,
    title: { fr: 'Ce message a été supprimé.', en: 'This message was deleted.' },
  },
  'chat/edited-too-often': {
    status: 409,
    title: {
      fr: 'Ce message a déjà été corrigé {limit} fois. Écrivez-en un autre.',
      en: 'This message was already corrected {limit} times. Write another.',
    },
  },
});
