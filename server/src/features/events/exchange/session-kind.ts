import { SessionKind } from '@passerelle/contracts/sessions';

/** Words of many programmes, in French and in English, without accents; the first line that matches counts. */
const WORDS: readonly (readonly [SessionKind, RegExp])[] = [
  ['break', /\b(?:break|pause|lunch|dejeuner|gouter|coffee|cafe|breakfast|meal|repas|buffet)/],
  ['plenary', /\b(?:plenary|pleniere|pleniaire|keynote)/],
  ['workshop', /\b(?:workshop|atelier|tutorial|hands-?on|sprint)/],
  [
    'round-table',
    /\b(?:round ?-?table|table ronde|panel|podium|discussion|bof|birds of a feather)\b/,
  ],
  ['body-meeting', /\b(?:assembl|meeting|reunion|bureau\b|commission\b)/],
  ['ceremony', /\b(?:ceremon|opening|closing|ouverture|cloture)/],
  ['visit', /\b(?:visit|excursion|guided tour)/],
];

/** What a file's own word for the kind means here; a talk when it says nothing known. */
export function sessionKind(type: string): SessionKind {
  const known = SessionKind.safeParse(type);
  if (known.success) return known.data;
  const plain = type.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return WORDS.find(([, word]) => word.test(plain))?.[0] ?? 'talk';
}
