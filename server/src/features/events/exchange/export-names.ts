import { createHash } from 'node:crypto';

/** Longest number that every reader of the numeric formats takes: 31 bits. */
const LARGEST = 0x7fffffff;

function digestOf(name: string): Buffer {
  return createHash('sha1').update(`passerelle:${name}`).digest();
}

/** A number that is always the same for this name: positive, 31 bits. */
export function numberOf(name: string): number {
  const asItIs = /^[1-9]\d{0,9}$/.test(name) ? Number(name) : 0;
  if (asItIs && asItIs <= LARGEST) return asItIs;
  return digestOf(name).readUInt32BE(0) & LARGEST || 1;
}

/** The first number at or after the name's own that nobody holds yet; it is taken. */
export function freeNumber(name: string, taken: Set<number>): number {
  let number = numberOf(name);
  while (taken.has(number)) number = number === LARGEST ? 1 : number + 1;
  taken.add(number);
  return number;
}

/** A UUID (version 5 in form) that is always the same for this name. */
export function uuidOf(name: string): string {
  const bytes = digestOf(name).subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [8, 12, 16, 20, 32].map((end, i) => hex.slice([0, 8, 12, 16, 20][i], end)).join('-');
}

/** `Être un·e allié·e` → `etre-un-e-allie-e`; may be empty (scripts without Latin letters). */
export function slugOf(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)
    .replace(/-+$/, '');
}
