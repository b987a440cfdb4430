#!/usr/bin/env node
import { version } from '../package.json';
import { survivePipes } from './command/parent';
import { serve } from './command/serve';
import { complain, say } from './command/speak';
import { dumpCommand, restoreCommand } from './command/transfer';
import { USAGE } from './command/usage';
import { UsageError } from './command/usage-error';
import { VERSION } from './server/commands/server-commands';
import { FORMAT } from './store/data-directory';

async function obey(args: readonly string[]): Promise<void> {
  const [first, ...rest] = args;
  if (args.includes('--help') || args.includes('-h') || first === 'help')
    return void process.stdout.write(USAGE);
  if (args.includes('--version'))
    return say(
      `passerelle-mongo ${version} (speaks as MongoDB ${VERSION}, writes format ${FORMAT})`,
    );
  if (first === 'dump') return dumpCommand(rest);
  if (first === 'restore') return restoreCommand(rest);
  await serve(args);
}

survivePipes();
try {
  await obey(process.argv.slice(2));
} catch (error) {
  complain(error instanceof Error ? error.message : String(error));
  if (error instanceof UsageError) complain('passerelle-mongo --help tells the options.');
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
