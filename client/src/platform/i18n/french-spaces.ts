const NARROW = '\u202f';
const FIXED = '\u00a0';

/**
 * French typography: the ordinary space before `; ! ? »` and after `«` becomes a narrow no-break space,
 * before `:` a no-break space, so that a sign never starts a line. Web addresses are untouched: they hold no spaces.
 */
export function frenchSpaces(text: string): string {
  return text
    .replace(/ ([;!?»%])/g, `${NARROW}$1`)
    .replace(/« /g, `«${NARROW}`)
    .replace(/ :/g, `${FIXED}:`);
}
