/** "1 février" → "1er février": French counts the first day of a month apart, and `Intl` does not know. */
export function firstOfMonth(text: string): string {
  return text.replace(/(^|\s)1(?=\s\p{Ll})/gu, '$11er');
}
