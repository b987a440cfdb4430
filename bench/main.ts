import { Command, InvalidArgumentError } from 'commander';
import type { Bench, Scale } from './benches/bench';
import { chatFanOut, chatSaturated } from './benches/chat';
import { list } from './benches/list';
import { signUps } from './benches/sign-ups';
import { search } from './benches/search';
import { databaseOperations } from './benches/database-operations';
import { databaseGrowth } from './benches/database-growth';
import { databaseParts } from './benches/database-parts';
import { databaseRestart } from './benches/database-restart';
import { loadNow, thisMachine } from './method/machine';
import { stopEverything } from './method/processes';
import { printReport, shown, writeReport } from './method/report';

const BENCHES: readonly Bench[] = [
  chatFanOut,
  chatSaturated,
  signUps,
  list,
  search,
  databaseOperations,
  databaseParts,
  databaseGrowth,
  databaseRestart,
];

const say = (line: string) => process.stdout.write(`${line}\n`);

function countOf(word: string): number {
  const count = Number(word);
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('give a whole number');
  return count;
}

/** A word for several of them. */
const GROUPS: Readonly<Record<string, readonly Bench[]>> = {
  mongo: [databaseOperations, databaseParts, databaseGrowth, databaseRestart],
};

function namedBench(word: string, before: readonly string[]): readonly string[] {
  const group = GROUPS[word];
  if (group) return [...before, ...group.map(({ name }) => name)];
  if (!BENCHES.some(({ name }) => name === word))
    throw new InvalidArgumentError(
      `choose from ${[...Object.keys(GROUPS), ...BENCHES.map(({ name }) => name)].join(', ')}`,
    );
  return [...before, word];
}

const program = new Command('npm run bench --')
  .description(
    'Measures the product against bare baselines that run beside it. Results: bench/results/',
  )
  .argument('[benches...]', BENCHES.map(({ name }) => name).join(', '), namedBench, [])
  .option('--rounds <number>', 'counted rounds of each side', countOf, 5)
  .option('--sockets <number>', 'sockets in the room of the chat', countOf, 300)
  .option('--documents <number>', 'documents of the largest database', countOf, 50_000)
  .option('--quick', 'small sizes that only show that the benches work', false)
  .parse();

async function runOne(bench: Bench, scale: Scale): Promise<void> {
  const loadBefore = loadNow();
  const start = performance.now();
  const report = await bench.run(scale);
  const circumstances = {
    command: `npm run bench -- ${process.argv.slice(2).join(' ')}`.trim(),
    machine: thisMachine(),
    load: [loadBefore, loadNow()] as const,
    seconds: (performance.now() - start) / 1000,
  };
  printReport(report, circumstances);
  writeReport(report, circumstances);
}

async function runAll(): Promise<void> {
  const scale = program.opts<Scale>();
  const wanted = program.processedArgs[0] as readonly string[];
  const { processor, cores, memoryGb, system, node } = thisMachine();
  say(`${cores} × ${processor}, ${memoryGb} GB, ${system}, Node ${node}, load ${shown(loadNow())}`);
  const broken: string[] = [];
  for (const bench of BENCHES) {
    if (wanted.length > 0 && !wanted.includes(bench.name)) continue;
    try {
      await runOne(bench, scale);
    } catch (error) {
      broken.push(bench.name);
      say(`\n${bench.name} BROKEN: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  say(broken.length > 0 ? `\nBroken: ${broken.join(', ')}` : '\nResults are in bench/results/.');
  if (broken.length > 0) process.exitCode = 1;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void stopEverything().then(() => process.exit(130)));

await runAll();
await stopEverything();
