import { fork } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const entry = join(
  dirname(fileURLToPath(import.meta.url)),
  '../../libs/embedded-mongo/dist/main.mjs',
);

/** One database process for all specs of a run; each spec has a database of its own in it. */
export default async function startDatabase() {
  if (process.env.MONGODB_URI) return;
  if (!existsSync(entry))
    throw new Error(`Build the embedded database first: nx build embedded-mongo`);
  const directory = mkdtempSync(join(tmpdir(), 'passerelle-specs-'));
  const child = fork(entry, ['--data', directory, '--socket', join(directory, 'mongo.sock')]);
  const { uri } = await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`the database ended with ${code}`)));
  });
  process.env.MONGODB_URI = uri;
  globalThis.__database = { child, directory };
}
