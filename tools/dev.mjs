import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import process from 'node:process';
import { build, onSolidGround, root, step, tool } from './ground.mjs';

const file = join(root, 'server/dist/main.mjs');

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

await onSolidGround(import.meta.url, async (args) => {
  await step('Building', () => build());
  const server = new Restarted(args);
  // They also hear Ctrl-C themselves: what is passed on ends the case of a plain kill.
  const client = tool('nx', ['run', 'client:bundle:development', '--watch', '--skipNxCache']);
  const watcher = await watchServer(server);
  const told = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await Promise.race([told, client]);
  await Promise.all([watcher.close(), server.end(), client]);
  process.exit(0);
});
