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
  /** Known failures that pass by now: they are to be taken off the list. */
  outdated: string[];
}

/** Counts outcomes folder by folder. */
export class Report {
  private readonly folders = new Map<string, FolderResult>();
  private readonly outdated: string[] = [];

  add(
    { folder, path }: SpecFile,
    { description }: SpecTest,
    { state, reason = '' }: Outcome,
  ): void {
    const result = this.of(folder);
    const cause = knownCause(path, description);
    if (cause && state === 'passed') this.outdated.push(`${path} › ${description}`);
    result[state]++;
    if (state !== 'skipped') result.run++;
    if (state === 'skipped') result.reasons[reason] = (result.reasons[reason] ?? 0) + 1;
    if (state === 'failed')
      result.failures.push({
        file: path,
        test: description,
        reason,
        cause,
      });
  }

  totals(): Totals {
    const folders = [...this.folders.values()];
    const sum = (field: 'passed' | 'failed' | 'skipped') =>
      folders.reduce((total, each) => total + each[field], 0);
    const { outdated } = this;
    return {
      passed: sum('passed'),
      failed: sum('failed'),
      skipped: sum('skipped'),
      folders,
      outdated,
    };
  }

  private of(folder: string): FolderResult {
    const known = this.folders.get(folder);
    if (known) return known;
    const fresh = { folder, run: 0, passed: 0, failed: 0, skipped: 0, reasons: {}, failures: [] };
    this.folders.set(folder, fresh);
    return fresh;
  }
}

/** True when every failure is a known one and every known one is still a failure. */
export const isAsKnown = ({ folders, outdated }: Totals): boolean =>
  outdated.length === 0 &&
  folders.every(({ failures }) => failures.every(({ cause }) => cause !== undefined));

const toldFailure = ({ file, test, reason, cause }: Failure): string =>
  `    FAILED ${file} › ${test}\n        ${reason}${cause ? `\n        known: ${cause}` : ''}`;

/** The report for people. */
export function told({ passed, failed, skipped, folders, outdated }: Totals): string {
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
    ...outdated.map((test) => `Passes by now, take it off the known failures: ${test}`),
    `${passed} passed, ${failed} failed, ${skipped} skipped: ${rate.toFixed(1)} % of the applicable ones pass`,
  ].join('\n');
}
