import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { addAdminCreate } from './commands/admin-create';
import { addBackup } from './commands/backup';
import { addDoctor } from './commands/doctor';
import { addSchedule } from './commands/schedule';
import { addSeed } from './commands/seed';
import { addVapid } from './commands/vapid';
import { addSearchRebuild } from './commands/search-rebuild';
import type { Built } from './commands/surroundings';

const dist = dirname(fileURLToPath(import.meta.url));
const built: Built = {
  databaseEntry: join(dist, '../../libs/embedded-mongo/dist/main.mjs'),
  clientDir: join(dist, '../../client/dist/browser'),
};

const program = new Command('passerelle')
  .description('For administrators. Works on a data directory whether a server runs on it or not.')
  .option('--data <dir>', 'data directory (DATA_DIR)')
  .option('--json', 'print one JSON object on the last line');

addAdminCreate(program, built);
addBackup(program, built);
addDoctor(program, built);
addSeed(program, built);
addSchedule(program, built);
addSearchRebuild(program, built);
addVapid(program);

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
