import type { Message } from '@passerelle/contracts/chat';
import type { Sent } from './writer';

export interface Verdict {
  readonly acknowledged: number;
  readonly lost: number;
  readonly duplicates: number;
  readonly inversions: number;
  readonly gaps: number;
  readonly broken: readonly string[];
}

export interface Evidence {
  /** What each writer sent, in order. */
  readonly sent: readonly (readonly Sent[])[];
  /** The channel as the product tells it in the end, by number. */
  readonly stored: readonly Message[];
  /** The channel as each reader has it. */
  readonly readers: readonly ReadonlyMap<string, Message>[];
  /** Number of the last message before the first one was sent. */
  readonly start: number;
}

/** Compares what was acknowledged with what is there, and what is there with what each reader has. */
export function verdictOf({ sent, stored, readers, start }: Evidence): Verdict {
  const broken: string[] = [];
  const places = placesOf(stored);
  const acknowledged = sent.flat().filter((one) => one.acknowledged);
  const lost = acknowledged.filter(({ text }) => !places.has(text));
  const twice = [...places].filter(([, numbers]) => numbers.length > 1);
  for (const { text } of lost) broken.push(`acknowledged ${text} is lost`);
  for (const [text, numbers] of twice) broken.push(`${text} is there ${numbers.length} times`);
  const inversions = sent.reduce((sum, own) => sum + inversionsIn(own, places), 0);
  if (inversions > 0) broken.push(`${inversions} messages stand before one that was sent earlier`);
  let gaps = gapsIn(stored, start);
  if (gaps > 0) broken.push(`${gaps} gaps in the channel`);
  readers.forEach((reader, index) => {
    const missing = stored.filter(({ id, number }) => reader.get(id)?.number !== number).length;
    const strange = reader.size - (stored.length - missing);
    if (missing + strange > 0)
      broken.push(`reader ${index + 1} lacks ${missing} and has ${strange} of its own`);
    gaps += missing + strange;
  });
  return {
    ...{ acknowledged: acknowledged.length, lost: lost.length, duplicates: twice.length },
    ...{ inversions, gaps, broken },
  };
}

function placesOf(stored: readonly Message[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const { text, number } of stored) places.set(text, [...(places.get(text) ?? []), number]);
  return places;
}

/** A message whose first place is before the first place of one that the same person sent earlier. */
function inversionsIn(own: readonly Sent[], places: ReadonlyMap<string, readonly number[]>) {
  const numbers = own.flatMap(({ text }) => places.get(text)?.[0] ?? []);
  return numbers.filter((number, index) => index > 0 && number < numbers[index - 1]!).length;
}

function gapsIn(stored: readonly Message[], start: number): number {
  return stored.filter(({ number }, index) => number !== start + index + 1).length;
}
