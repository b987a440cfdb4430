import type { IconName } from '../ui/icon/icons';
import type fr from './i18n/fr.json';

/** A section of the product: its address, its name in `i18n/`, its drawing. */
export interface Section {
  readonly link: string;
  readonly label: keyof typeof fr;
  readonly icon: IconName;
}

/** In the order of the day; the first five are the bar at the foot of a phone. */
export const SECTIONS: readonly Section[] = [
  { link: '/', label: 'home', icon: 'home' },
  { link: '/instances', label: 'bodies', icon: 'bodies' },
  { link: '/positions', label: 'positions', icon: 'positions' },
  { link: '/evenements', label: 'events', icon: 'events' },
  { link: '/messages', label: 'messages', icon: 'messages' },
  { link: '/villes', label: 'cities', icon: 'cities' },
];
