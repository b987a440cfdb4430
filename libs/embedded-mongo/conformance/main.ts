import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isAsKnown, told, type Totals } from './report';
import { runSuite, type RunOptions } from './run-suite';
import { readSuite, type SpecFile } from './suite';
import { SuiteServers } from './suite-servers';

interface Settings {
  data: string;
  /** The built entry of the server. */
  entry: string;
  folders: string[];
  /** Part of a file's path, part of a test's name. */
  file: string;
  test: string;
  json: boolean;
  verbose: boolean;
}

function settingsFrom(argv: string[]): Settings {
  const { values } = parseArgs({
    args: argv,
    options: {
      data: { type: 'string', default: '../shared/data/mongodb-driver-spec' },
      entry: { type: 'string', default: 'libs/embedded-mongo/dist/main.mjs' },
      folder: { type: 'string', multiple: true, default: [] },
      file: { type: 'string', default: '' },
      test: { type: 'string', default: '' },
      json: { type: 'boolean', default: false },
      verbose: { type: 'boolean', default: false },
    },
  });
  const { folder, data, entry, ...rest } = values;
  return { ...rest, folders: folder, data: resolve(data), entry: resolve(entry) };
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Servers of its own for the suite, gone afterwards. */
async function runOnServers(files: readonly SpecFile[], settings: Settings): Promise<Totals> {
  const servers = new SuiteServers(settings.entry);
  try {
    return await runSuite(files, await servers.start(), {
      test: settings.test,
      onOutcome: settings.verbose ? tell : undefined,
    });
  } finally {
    await servers.stop();
  }
}

const tell: RunOptions['onOutcome'] = ({ path }, { description }, { state, reason = '' }, took) =>
  say(`${state} ${took} ms ${path} › ${description} ${reason}`);

async function main(settings: Settings): Promise<void> {
  const suite = readSuite(settings.data);
  if (!suite) {
    say(
      `The driver's spec tests are not at ${settings.data}: nothing was compared. The library's own specs (npx nx test embedded-mongo) cover the same semantics and run without them.`,
    );
    if (settings.json)
      say(JSON.stringify({ passed: 0, failed: 0, skipped: 0, folders: [], data: null }));
    return;
  }
  const files = suite.filter(
    ({ folder, path }) =>
      (settings.folders.length === 0 || settings.folders.includes(folder)) &&
      path.includes(settings.file),
  );
  const totals = await runOnServers(files, settings);
  say(told(totals));
  if (settings.json) say(JSON.stringify(totals));
  process.exitCode = isAsKnown(totals) ? 0 : 1;
}

await main(settingsFrom(process.argv.slice(2)));
