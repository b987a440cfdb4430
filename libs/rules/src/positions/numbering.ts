import type { AmendmentNumber } from '@passerelle/contracts/amendments';
import type { AdoptionNumber } from '@passerelle/contracts/positions';

const LATIN = [
  ...['bis', 'ter', 'quater', 'quinquies', 'sexies', 'septies', 'octies', 'nonies', 'decies'],
  ...['undecies', 'duodecies', 'terdecies', 'quaterdecies', 'quindecies', 'sexdecies'],
  ...['septdecies', 'octodecies', 'novodecies', 'vicies', 'unvicies', 'duovicies', 'tervicies'],
  ...['quatervicies', 'quinvicies', 'sexvicies', 'septvicies', 'octovicies', 'novovicies'],
  'tricies',
];

/** The official number as it is read out: "12", "12 rect.", "12 rect. bis", "12 rect. ter"… */
export function amendmentLabel({ rank, rectification }: AmendmentNumber): string {
  if (rectification === 0) return `${rank}`;
  if (rectification === 1) return `${rank} rect.`;
  return `${rank} rect. ${LATIN[rectification - 2] ?? rectification}`;
}

/** The number of the nth text (from 1) adopted in a year: "2027-03". */
export function adoptionNumber(year: number, nth: number): AdoptionNumber {
  return `${String(year).padStart(4, '0')}-${String(nth).padStart(2, '0')}`;
}
