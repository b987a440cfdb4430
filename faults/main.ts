import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { Fault, FaultOptions, FaultReport } from '@passerelle/embedded-mongo/faults/fault';
import { ENGINES, type EngineName } from '@passerelle/embedded-mongo/store/engine';
import { databaseFaults } from '@passerelle/embedded-mongo/faults/registry';
import { chatKills } from './chat/chat-kills';
import { twoServers } from './chat/two-servers';

/** Every fault that can be ordered by its id. */
const FAULTS: readonly Fault[] = [...databaseFaults, chatKills, twoServers];

interface Wishes {
  only: readonly string[];
  kills: number;
  engine: EngineName;
  messages: number;
  proofs: boolean;
  json: boolean;
}

interface Outcome extends FaultReport {
  id: string;
  seconds: number;
  /** With each defence off: whether the fault noticed. */
  noticed: Record<string, boolean>;
}

function countOf(word: string): number {
  const count = Number(word);
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('give a whole number');
  return count;
}

function namedFault(word: string, before: readonly string[]): readonly string[] {
  if (!FAULTS.some(({ id }) => id === word))
    throw new InvalidArgumentError(`choose from ${FAULTS.map(({ id }) => id).join(', ')}`);
  return [...before, word];
}

const program = new Command('npm run faults --')
  .description(
    'Makes things go wrong and counts what was lost by it; exits with 1 for a single loss',
  )
  .option('--only <id>', FAULTS.map(({ id }) => id).join(', '), namedFault, [])
  .option('--kills <number>', 'processes to kill', countOf, 300)
  .addOption(
    new Option('--engine <name>', 'where the database that is killed keeps its records')
      .choices(ENGINES)
      .default('journal'),
  )
  .option('--messages <number>', 'mutated messages to send', countOf, 1_000_000)
  .option('--no-proofs', 'without the runs in which each defence is off')
  .option('--json', 'the outcomes as JSON on the last line', false)
  .parse();

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function outcomeOf(fault: Fault, options: FaultOptions, proofs: boolean): Promise<Outcome> {
  say(`\n${fault.id}: ${fault.title}`);
  const from = performance.now();
  const report = await fault.run(options);
  for (const [name, count] of Object.entries(report.counts)) say(`  ${name}: ${count}`);
  for (const sentence of report.broken.slice(0, 20)) say(`  BROKEN ${sentence}`);
  const noticed: Record<string, boolean> = {};
  for (const proof of proofs ? fault.proofs : []) {
    const { broken } = await proof.run({ ...options, say: () => undefined });
    const found = broken.find((sentence) => proof.finds.test(sentence));
    noticed[proof.without] = found !== undefined;
    say(`  without ${proof.without}: ${found ?? 'NOT NOTICED'} (${broken.length} findings)`);
  }
  const broken = report.broken.slice(0, 50);
  return { id: fault.id, ...report, broken, seconds: (performance.now() - from) / 1000, noticed };
}

async function runAll({ only, kills, engine, messages, proofs, json }: Wishes): Promise<void> {
  const dist = dirname(fileURLToPath(import.meta.url));
  const parts = {
    ...{ database: join(dist, 'database.mjs'), referee: join(dist, 'referee.mjs') },
    server: join(dist, '../../server/dist/main.mjs'),
  };
  const outcomes: Outcome[] = [];
  for (const fault of FAULTS) {
    if (only.length === 0 || only.includes(fault.id))
      outcomes.push(await outcomeOf(fault, { parts, kills, engine, messages, say }, proofs));
  }
  const good = outcomes.every(
    ({ broken, noticed }) => broken.length === 0 && !Object.values(noticed).includes(false),
  );
  const counts = outcomes.length === 1 ? outcomes[0]!.counts : {};
  if (json) say(JSON.stringify({ ...counts, good, outcomes }));
  if (!good) process.exitCode = 1;
}

await runAll(program.opts<Wishes>());
