import { texts } from '../platform/i18n/dictionary';
import fr from './i18n/fr.json' with { type: 'json' };

/** The few words that components of any feature say: "Fermer", "Réessayer". */
export const uiTexts = texts(fr, () => import('./i18n/en.json', { with: { type: 'json' } }));
