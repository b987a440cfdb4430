/** Which message this is, of which sender, and when it was sent (`performance.now()` of the crowd's process). */
export interface Stamp {
  readonly sender: number;
  readonly number: number;
  readonly sent: number;
}

/** Length of a message, in characters. */
const LENGTH = 300;

/** A message's text that says where it comes from, filled up with words. */
export function stampedText({ sender, number, sent }: Stamp): string {
  return `${sender} ${number} ${sent.toFixed(3)} `
    .padEnd(LENGTH, 'les villes se parlent ')
    .trimEnd();
}

export function readStamp(text: string): Stamp {
  const [sender, number, sent] = text.split(' ', 3).map(Number);
  if (sender === undefined || number === undefined || sent === undefined || Number.isNaN(sent))
    throw new Error(`not a message of this bench: ${text.slice(0, 40)}`);
  return { sender, number, sent };
}
