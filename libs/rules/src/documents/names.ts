/** What makes two names of one folder the same: upper and lower case do not tell them apart, as on most computers. */
export function nameKey(name: string): string {
  return name.normalize('NFC').toLocaleLowerCase('fr').trim();
}

/** The extension with its dot, in lower case; empty without one. */
export function extensionOf(name: string): string {
  return /[^.](\.[^.\s/\\]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** `given`, or the first of "Note (2).pdf", "Note (3).pdf" … that nobody has. `taken` holds {@link nameKey}s. */
export function freeName(given: string, taken: ReadonlySet<string>): string {
  if (!taken.has(nameKey(given))) return given;
  const extension = given.slice(given.length - extensionOf(given).length);
  const stem = given.slice(0, given.length - extension.length);
  for (let number = 2; ; number += 1) {
    const name = `${stem} (${number})${extension}`;
    if (!taken.has(nameKey(name))) return name;
  }
}

/** The new name of a document: its extension stays, for it says what the content is. */
export function renamed(before: string, given: string): string {
  const extension = extensionOf(before);
  return extensionOf(given) === extension ? given : `${given}${extension}`;
}
