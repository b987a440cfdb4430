/** "1 février" → "1er février", "1–3 avril" → "1er–3 avril": French counts the first day of a month apart, and `Intl` does not know. */
export function firstOfMonth(text: string): string {
  return text.replace(/(^|[\s–])1(?=\s\p{Ll}|–)/gu, '$11er');
}
