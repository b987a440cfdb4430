import { knownCause } from './known-failures';
import type { Outcome } from './run-test';
import type { SpecFile, SpecTest } from './suite';

export interface Failure {
  file: string;
  test: string;
  reason: string;
  /** Why it fails, when that is understood. */
  cause?: string;
}

export interface FolderResult {
  folder: string;
  run: number;
  passed: number;
  failed: number;
  skipped: number;
  /** How many tests were skipped for each reason. */
  reasons: Record<string, number>;
  failures: Failure[];
}

export interface Totals {
  passed: number;
  failed: number;
  skipped: number;
  folders: FolderResult[];
}

/** Counts outcomes folder by folder. */
export class Report {
  private readonly folders = new Map<string, FolderResult>();

  add(
    { folder, path }: SpecFile,
    { description }: SpecTest,
    { state, reason = '' }: Outcome,
  ): void {
    const result = this.of(folder);
    result[state]++;
    if (state !== 'skipped') result.run++;
    if (state === 'skipped') result.reasons[reason] = (result.reasons[reason] ?? 0) + 1;
    if (state === 'failed')
      result.failures.push({
        file: path,
        test: description,
        reason,
        cause: knownCause(path, description),
      });
  }

  totals(): Totals {
    const folders = [...this.folders.values()];
    const sum = (field: 'passed' | 'failed' | 'skipped') =>
      folders.reduce((total, each) => total + each[field], 0);
    return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped'), folders };
  }

  private of(folder: string): FolderResult {
    const known = this.folders.get(folder);
    if (known) return known;
    const fresh = { folder, run: 0, passed: 0, failed: 0, skipped: 0, reasons: {}, failures: [] };
    this.folders.set(folder, fresh);
    return fresh;
  }
}

/** Failures that nobody has explained yet. */
export const surprises = ({ folders }: Totals): Failure[] =>
  folders.flatMap(({ failures }) => failures.filter(({ cause }) => cause === undefined));

const toldFailure = ({ file, test, reason, cause }: Failure): string =>
  `    FAILED ${file} › ${test}\n        ${reason}${cause ? `\n        known: ${cause}` : ''}`;

/** The report for people. */
export function told({ passed, failed, skipped, folders }: Totals): string {
  const lines = folders.flatMap((each) => [
    `${each.folder}: ${each.run} run, ${each.passed} passed, ${each.failed} failed, ${each.skipped} skipped`,
    ...Object.entries(each.reasons)
      .sort(([, a], [, b]) => b - a)
      .map(([reason, count]) => `    ${count} skipped: ${reason}`),
    ...each.failures.map(toldFailure),
  ]);
  const rate = passed + failed === 0 ? 0 : (100 * passed) / (passed + failed);
  return [
    ...lines,
    `${passed} passed, ${failed} failed, ${skipped} skipped: ${rate.toFixed(1)} % of the applicable ones pass`,
  ].join('\n');
}
