/**
 * Drawings of 24 × 24 in one line of 1.75, our own. A name says what is drawn or meant;
 * the sense is always also in a word beside it or in an `aria-label`.
 */
export const ICONS = {
  home: 'M4 11l8-7 8 7M6 9.5V20h12V9.5M10 20v-5h4v5',
  bodies:
    'M4 18a8 8 0 0 1 16 0M8 18a4 4 0 0 1 8 0M2.5 18h3M18.5 18h3M12 6.5V10M6.3 9.3l2 2.5M17.7 9.3l-2 2.5',
  positions: 'M6 3.5h8l4 4V20.5H6zM14 3.5v4h4M9 12h6M9 15h6M9 18h3.5',
  events: 'M4 6h16v14H4zM4 10h16M8 3.5V7M16 3.5V7M8 14h2M14 14h2M8 17h2',
  messages: 'M4 5h16v11H10.5L6 19.8V16H4zM8 9h8M8 12h5',
  cities:
    'M12 21s-6.5-6-6.5-11a6.5 6.5 0 0 1 13 0c0 5-6.5 11-6.5 11zM12 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  menu: 'M4 7h16M4 12h16M4 17h16',
  close: 'M6 6l12 12M18 6L6 18',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  next: 'M9 5l7 7-7 7',
  previous: 'M15 5l-7 7 7 7',
  down: 'M5 9l7 7 7-7',
  up: 'M5 15l7-7 7 7',
  search: 'M11 17a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM15.5 15.5L20 20',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20a7.5 7.5 0 0 1 15 0',
  people:
    'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 19.5a6.5 6.5 0 0 1 13 0M15.5 4.8a3.5 3.5 0 0 1 0 6.4M18 14a6.5 6.5 0 0 1 3.5 5.5',
  language:
    'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM3.5 9.5h17M3.5 14.5h17M12 3c-5 5.5-5 12.5 0 18M12 3c5 5.5 5 12.5 0 18',
  light:
    'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2.5V5M12 19v2.5M2.5 12H5M19 12h2.5M5.3 5.3L7 7M17 17l1.7 1.7M5.3 18.7L7 17M17 7l1.7-1.7',
  dark: 'M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z',
  system: 'M4 5h16v11H4zM9 20h6M12 16v4',
  leave: 'M10 4H5v16h5M14.5 8l4 4-4 4M18.5 12H9.5',
  warning: 'M12 4l9 16H3zM12 10v4.5M12 17v.3',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5.5M12 7.8v.3',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5.5l3.5 2',
  key: 'M8 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM11.5 10.5L20 10.5M17 10.5V14M20 10.5V13',
  device: 'M3.5 5h17v11h-17zM2 19.5h20',
  file: 'M7 3.5h7l4 4V20.5H7zM14 3.5v4h4',
  attach: 'M8 12.5V7a4 4 0 0 1 8 0v9a6 6 0 0 1-12 0V9M12 8v7.5',
  send: 'M4 12l16-8-5 16-3.5-6.5zM11.5 13.5L20 4',
  reply: 'M9.5 6L4 11.5 9.5 17M4 11.5h9a7 7 0 0 1 7 7',
  edit: 'M4 20l1-4.5L16 4.5 19.5 8 8.5 19zM14 6.5L17.5 10',
  remove: 'M5 7h14M9 7V4.5h6V7M7 7l1 13h8l1-13M10.5 11v5.5M13.5 11v5.5',
  vote: 'M4 12v8h16v-8M4 12l3-3M20 12l-3-3M8.5 8.5l4-5 4 4-4 5zM8 15.5h8',
  ticket: 'M4 7h16v3.5a1.5 1.5 0 0 0 0 3V17H4v-3.5a1.5 1.5 0 0 0 0-3zM14 7v1.5M14 11v2M14 15.5V17',
  filter: 'M4 6h16M7 12h10M10 18h4',
  more: 'M5 12h.3M12 12h.3M19 12h.3',
  link: 'M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3L11.5 6.8M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1.5-1.5',
  download: 'M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 20h14',
  print: 'M7 9V4h10v5M7 16H4V9h16v7h-3M7 13.5h10V20H7z',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  offline:
    'M4 4l16 16M8.5 15.5a5 5 0 0 1 6-.8M5 11.5a10 10 0 0 1 4.5-2.6M13 8.6a10 10 0 0 1 6 2.9M12 19v.3',
  panel: 'M4 5h16v14H4zM14.5 5v14',
} as const;

export type IconName = keyof typeof ICONS;
