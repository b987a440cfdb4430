import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const DEBIAN = '/usr/lib/postgresql';

/** Directory of the newest PostgreSQL that Debian installed; undefined when there is none. */
export function postgresPrograms(): string | undefined {
  if (!existsSync(DEBIAN)) return undefined;
  const versions = readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a));
  return versions
    .map((one) => join(DEBIAN, one, 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')));
}

/** PostgreSQL refuses to run as root: there it runs as the user that its package made. */
function user(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string) =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

/** A PostgreSQL of its own in a directory of its own, reached by a socket there. */
export async function startPostgres(bin: string): Promise<{ url: string; stop(): Promise<void> }> {
  const directory = mkdtempSync(join(tmpdir(), 'passerelle-postgres-'));
  chmodSync(directory, 0o777);
  const data = join(directory, 'data');
  const options = { ...user(), stdio: 'ignore' as const, cwd: directory };
  const made = ['-D', data, '-U', 'passerelle', '-A', 'trust', '-N', '--locale=C.UTF-8'];
  execFileSync(join(bin, 'initdb'), [...made, '--encoding=UTF8'], options);
  const settings = ['-c', 'listen_addresses=', '-c', 'fsync=off', '-k', directory];
  const running = spawn(join(bin, 'postgres'), ['-D', data, ...settings], options);
  await ready(bin, directory, running);
  return {
    url: `postgres://passerelle@localhost/postgres?host=${encodeURIComponent(directory)}`,
    async stop() {
      running.kill('SIGINT');
      if (running.exitCode === null) await once(running, 'exit');
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function ready(bin: string, directory: string, running: ChildProcess): Promise<void> {
  const asks = ['-h', directory, '-U', 'passerelle', '-q'];
  for (const end = Date.now() + 20_000; Date.now() < end && running.exitCode === null;) {
    const [code] = (await once(spawn(join(bin, 'pg_isready'), asks), 'exit')) as [number];
    if (code === 0) return;
  }
  throw new Error('PostgreSQL did not start');
}
