import type { Command } from 'commander';
import { join } from 'node:path';
import { backUp, type Manifest } from '../platform/database/backup';
import { restore } from '../platform/database/restore';
import { inCommandWorld, type Built, type CommandWorld, type Outcome } from './surroundings';

const documentsIn = ({ collections }: Manifest): number =>
  Object.values(collections).reduce((sum, one) => sum + one.documents, 0);

async function writeArchive(
  { connection, settings, say }: CommandWorld,
  file: string,
): Promise<Outcome> {
  const manifest = await backUp(connection, join(settings.DATA_DIR, 'files'), file);
  const documents = documentsIn(manifest);
  say(`Backed up ${documents} documents and ${manifest.files} files to ${file}.`);
  return { file, documents, files: manifest.files };
}

async function readArchive(
  { connection, settings, say }: CommandWorld,
  file: string,
): Promise<Outcome> {
  const manifest = await restore(connection, join(settings.DATA_DIR, 'files'), file);
  const documents = documentsIn(manifest);
  say(`Restored ${documents} documents and ${manifest.files} files of ${manifest.createdAt}.`);
  return { documents, files: manifest.files, createdAt: manifest.createdAt };
}

/** `backup FILE` and `restore FILE`. */
export function addBackup(program: Command, built: Built): void {
  program
    .command('backup')
    .argument('<file>', 'archive to write, for instance backup-2026-11-24.tar.gz')
    .description(
      'write documents, indexes and uploaded files into one archive; people may go on working',
    )
    .action((file: string, _options, command: Command) =>
      inCommandWorld(built, command.optsWithGlobals(), (world) => writeArchive(world, file)),
    );
  program
    .command('restore')
    .argument('<file>', 'archive that backup wrote')
    .description('put an archive into an empty data directory')
    .action((file: string, _options, command: Command) =>
      inCommandWorld(built, command.optsWithGlobals(), (world) => readArchive(world, file)),
    );
}
