import { MongoClient } from 'mongodb';
import { Report, type Totals } from './report';
import type { Target } from './requirements';
import { runTest, type Outcome } from './run-test';
import type { SpecFile, SpecTest } from './suite';

export interface RunOptions {
  /** Only tests whose description contains this. */
  test?: string;
  /** Told after each test; the time is in milliseconds. */
  onOutcome?: (file: SpecFile, test: SpecTest, outcome: Outcome, took: number) => void;
}

/** Runs the files one after the other against one server with test commands: a fail point is the whole server's. */
export async function runSuite(
  files: readonly SpecFile[],
  uri: string,
  { test: wanted = '', onOutcome }: RunOptions = {},
): Promise<Totals> {
  const internal = new MongoClient(uri, { retryWrites: false });
  const report = new Report();
  try {
    const target = await targetAt(uri, internal);
    for (const file of files) {
      for (const test of file.tests) {
        if (!test.description.includes(wanted)) continue;
        const started = Date.now();
        const outcome = await runTest(file, test, target, internal);
        report.add(file, test, outcome);
        onOutcome?.(file, test, outcome, Date.now() - started);
      }
    }
  } finally {
    await internal.close();
  }
  return report.totals();
}

async function targetAt(uri: string, client: MongoClient): Promise<Target> {
  const admin = client.db('admin');
  const { version } = await admin.command({ buildInfo: 1 });
  const { setName } = await admin.command({ hello: 1 });
  const { authInfo } = await admin.command({ connectionStatus: 1 });
  return {
    uri,
    version,
    topology: setName === undefined ? 'single' : 'replicaset',
    auth: authInfo.authenticatedUsers.length > 0,
  };
}
