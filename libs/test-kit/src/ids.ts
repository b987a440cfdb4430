const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A well-formed id that says what it is and is the same in every run: `idOf('per', 7)`. */
export function idOf<T extends string>(prefix: string, number: number): T {
  let rest = number;
  let tail = '';
  for (let place = 0; place < 6; place += 1) {
    tail = ALPHABET[rest % 32] + tail;
    rest = Math.floor(rest / 32);
  }
  return `${prefix}_01J00000000000000000${tail}` as T;
}
