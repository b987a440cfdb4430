import { MongoClient } from 'mongodb';
import { Report, type Totals } from './report';
import { unmetRequirement, type Target } from './requirements';
import { runTest, unmetBy, type Outcome } from './run-test';
import type { SpecFile, SpecTest } from './suite';

export interface RunOptions {
  /** Only tests whose description contains this. */
  test?: string;
  /** Told after each test; the time is in milliseconds. */
  onOutcome?: (file: SpecFile, test: SpecTest, outcome: Outcome, took: number) => void;
}

/**
 * Runs the files one after the other, each test on the first of the servers that is what it asks for. The servers have
 * test commands; a fail point is the whole server's.
 */
export async function runSuite(
  files: readonly SpecFile[],
  uris: readonly string[],
  { test: wanted = '', onOutcome }: RunOptions = {},
): Promise<Totals> {
  const clients = uris.map((uri) => new MongoClient(uri, { retryWrites: false }));
  const report = new Report();
  try {
    const servers = await Promise.all(clients.map((client, i) => serverAt(uris[i], client)));
    for (const file of files) {
      for (const test of file.tests) {
        if (!test.description.includes(wanted)) continue;
        const started = Date.now();
        const outcome = await runOnFitting(file, test, servers);
        report.add(file, test, outcome);
        onOutcome?.(file, test, outcome, Date.now() - started);
      }
    }
  } finally {
    for (const client of clients) await client.close();
  }
  return report.totals();
}

interface Server {
  target: Target;
  internal: MongoClient;
}

function runOnFitting(
  file: SpecFile,
  test: SpecTest,
  servers: readonly Server[],
): Promise<Outcome> {
  const fitting = servers.find(({ target }) => unmetBy(file, test, target) === undefined);
  const nearest = servers.find(
    ({ target }) => unmetRequirement(file.runOnRequirements, target) === undefined,
  );
  const { target, internal } = fitting ?? nearest ?? servers[0];
  return runTest(file, test, target, internal);
}

async function serverAt(uri: string, internal: MongoClient): Promise<Server> {
  const admin = internal.db('admin');
  const { version } = await admin.command({ buildInfo: 1 });
  const { setName } = await admin.command({ hello: 1 });
  const { authInfo } = await admin.command({ connectionStatus: 1 });
  const topology = setName === undefined ? 'single' : 'replicaset';
  const auth = authInfo.authenticatedUsers.length > 0;
  return { target: { uri, version, topology, auth }, internal };
}
