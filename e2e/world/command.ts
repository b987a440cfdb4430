import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What a command of the administrator printed: the object on its last line. Rejects when the command failed. */
export async function passerelle<T>(dataDir: string, ...args: string[]): Promise<T> {
  const { stdout } = await run(
    process.execPath,
    ['server/dist/cli.mjs', '--data', dataDir, '--json', ...args],
    {
      env: { ...process.env, PASSERELLE_PASSWORD: 'une phrase assez longue' },
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  return JSON.parse(stdout.trimEnd().split('\n').at(-1)!) as T;
}
