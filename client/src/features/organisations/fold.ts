/** A word as one looks for it: without accents, case or apostrophes. `Huế` and `hue`, `N’Djaména` and `ndjamena` meet. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}|['’ʼ`-]|\s/gu, '')
    .toLowerCase();
}
