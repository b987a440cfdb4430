import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMet, type Figure } from './figure';
import type { Machine } from './machine';
import { root } from './processes';

/** What a bench found out. */
export interface Report {
  /** Name of the file of results. */
  readonly name: string;
  readonly title: string;
  readonly figures: readonly Figure[];
  /** What is worth knowing and has no other side: the database's share, sizes, growth. */
  readonly beside: Readonly<Record<string, string>>;
  /** What was checked for correctness; a bench that finds a fault throws instead. */
  readonly checked: string;
  /** Everything that was measured, round by round. */
  readonly rounds: unknown;
}

export interface Circumstances {
  readonly command: string;
  readonly machine: Machine;
  /** Load averages (1 minute) before and after. */
  readonly load: readonly [number, number];
  readonly seconds: number;
}

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Three figures that mean something; large numbers in full. */
export function shown(value: number): string {
  if (!Number.isFinite(value) || value === 0) return String(value);
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
}

function targetOf(figure: Figure): string {
  const { target } = figure;
  if (!target) return '';
  const sign = target.is === 'at-most' ? '≤' : '≥';
  return `target ${sign} ${target.ratio}  ${isMet(figure) ? 'met' : 'MISSED'}`;
}

function lineOf(figure: Figure): string {
  const { label, unit, product, baseline, ratio, quartiles } = figure;
  const sides = `product ${shown(product)}  bare ${shown(baseline)} ${unit}`;
  const [low, high] = quartiles;
  return [
    `  ${label.padEnd(34)}`,
    sides.padEnd(48),
    `ratio ${ratio.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`.padEnd(26),
    targetOf(figure),
  ].join(' ');
}

export function printReport(report: Report, { load, seconds }: Circumstances): void {
  say(`\n${report.title}`);
  for (const figure of report.figures) say(lineOf(figure));
  for (const [label, value] of Object.entries(report.beside)) say(`  ${label.padEnd(34)} ${value}`);
  say(`  ${'checked'.padEnd(34)} ${report.checked}`);
  say(`  ${'took'.padEnd(34)} ${Math.round(seconds)} s, load ${load.map(shown).join(' → ')}`);
}

/** Writes `bench/results/<name>.json` and gives its path. */
export function writeReport(report: Report, circumstances: Circumstances): string {
  const directory = join(root, 'bench/results');
  mkdirSync(directory, { recursive: true });
  const path = join(directory, `${report.name}.json`);
  const figures = report.figures.map((figure) => ({ ...figure, met: isMet(figure) }));
  const content = { at: new Date().toISOString(), ...circumstances, ...report, figures };
  writeFileSync(path, `${JSON.stringify(content, undefined, 2)}\n`);
  return path;
}
