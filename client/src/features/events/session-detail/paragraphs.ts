/** Paragraphs of a text that was written in plain lines, or in the simple HTML that imported files carry. */
export function paragraphsOf(text: string): string[] {
  return text
    .split(/\n{2,}|\r\n\r\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean);
}
