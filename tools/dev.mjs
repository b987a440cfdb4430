import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { build, onSolidGround, root, step, tool } from './ground.mjs';

const file = join(root, 'server/dist/main.mjs');
const page = join(root, 'client/dist/browser/index.html');

/** The server, started again after each build. It drains and closes its database before the next one opens it. */
class Restarted {
  #child;
  #turn = Promise.resolve();
  #ending = false;

  constructor(args) {
    this.args = args;
  }

  /** Builds that follow each other closely wait for their turn: two servers never share a directory. */
  again() {
    this.#turn = this.#turn.then(() => this.#replace());
    return this.#turn;
  }

  /** Resolves when no server runs and none will. */
  async end() {
    this.#ending = true;
    await this.#turn;
    await this.#stop();
  }

  async #replace() {
    await this.#stop();
    if (this.#ending) return;
    this.#child = spawn(process.execPath, [file, ...this.args], { cwd: root, stdio: 'inherit' });
  }

  async #stop() {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  }
}

/** Rolldown's watcher: a failed build is told and the server of the last good one keeps running. */
async function watchServer(server) {
  const [{ watch }, { default: settings }] = await Promise.all([
    import('rolldown'),
    import('../server/rolldown.config.mjs'),
  ]);
  const watcher = watch({ ...settings, output: { ...settings.output, cleanDir: false } });
  let failed = false;
  watcher.on('event', (event) => {
    if (event.code === 'START') failed = false;
    if (event.code === 'ERROR') {
      failed = true;
      console.error(event.error.message);
    }
    if (event.code === 'BUNDLE_END' || event.code === 'ERROR') void event.result?.close();
    if (event.code === 'END' && !failed) void server.again();
  });
  return watcher;
}

/** The client's watcher, in a process of its own. It hears Ctrl-C itself: what is passed on ends the case of a plain kill. */
function watchClient() {
  return tool('nx', ['run', 'client:bundle:development', '--watch', '--skipNxCache']);
}

/** The builder watches before it writes: an edit made after the page is there is never overlooked. */
async function pageWritten() {
  while (!existsSync(page)) await pause(200);
}

await onSolidGround(import.meta.url, async (args) => {
  await step('Building the database', () => build('embedded-mongo'));
  await rm(page, { force: true });
  const told = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  console.log('\n— Building the client and watching it');
  const client = watchClient();
  const ended = Promise.race([told, client]);
  await Promise.race([ended, pageWritten()]);
  const server = new Restarted(args);
  const watcher = await watchServer(server);
  await ended;
  await Promise.all([watcher.close(), server.end(), client]);
  process.exit(0);
});
