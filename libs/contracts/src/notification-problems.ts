import { problems } from './problem-table';

export const NOTIFICATION_PROBLEMS = problems({
  'notification/device-refused': {
    status: 422,
    title: {
      fr: 'Cette adresse de notification n’est pas acceptée. Réactivez les notifications dans le navigateur.',
      en: 'This notification address is not accepted. Turn notifications on again in the browser.',
    },
  },
  'notification/no-device': {
    status: 409,
    title: {
      fr: 'Aucun appareil n’a reçu l’essai. Activez les notifications sur cet appareil, puis recommencez.',
      en: 'No device received the test. Turn notifications on for this device, then try again.',
    },
  },
  'notification/link-invalid': {
    status: 404,
    title: {
      fr: 'Ce lien de désabonnement est incomplet. Réglez vos notifications depuis votre compte.',
      en: 'This unsubscribe link is incomplete. Choose your notifications from your account.',
    },
  },
});
