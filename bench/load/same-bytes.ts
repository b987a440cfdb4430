/** How many different events are remembered. */
const KEPT = 16;

/**
 * Hundreds of receivers get the very same bytes. They are compared for each of them, which is quick, and taken apart
 * for the first one only.
 */
export class SameBytes<T> {
  private readonly known: { content: Buffer; meaning: T }[] = [];

  constructor(private readonly read: (content: Buffer) => T) {}

  meaningOf(content: Buffer): T {
    const found = this.known.find((one) => one.content.equals(content));
    if (found) return found.meaning;
    const meaning = this.read(content);
    this.known.unshift({ content: Buffer.from(content), meaning });
    this.known.length = Math.min(this.known.length, KEPT);
    return meaning;
  }
}
