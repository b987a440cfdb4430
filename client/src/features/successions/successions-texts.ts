import { texts } from '../../platform/i18n/dictionary';
import fr from './i18n/fr.json' with { type: 'json' };

export const successionsTexts = texts(
  fr,
  () => import('./i18n/en.json', { with: { type: 'json' } }),
);
