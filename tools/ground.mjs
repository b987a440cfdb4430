import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** The project's root. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const modules = join(root, 'node_modules');
const stamp = join(modules, '.installed-from');
const binaries = join(modules, '.bin');
const NEEDED = [24, 15];

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

function isInstalled() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash();
}

function install() {
  console.log('Installing packages (first start, or the lock file changed)…');
  const { status } = spawnSync('npm', ['ci'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error('npm ci failed. Check that the npm registry can be reached, then start again.');
    process.exit(1);
  }
  writeFileSync(stamp, lockHash());
}

function isNewEnough() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
}

/**
 * Runs `work` with packages installed and on a Node that Angular accepts: npm itself may run on Node 20,
 * the project brings its own Node 24 as a package and this script carries on under it.
 */
export async function onSolidGround(script, work) {
  if (!isInstalled()) install();
  if (isNewEnough()) {
    process.env.PATH = `${binaries}${delimiter}${process.env.PATH}`;
    await work(process.argv.slice(2));
    return;
  }
  const node = join(binaries, 'node');
  if (!existsSync(node)) {
    console.error(
      `This machine has Node ${process.versions.node}. Passerelle needs Node 24.15 or newer.`,
    );
    process.exit(1);
  }
  process.exit(await run(node, [fileURLToPath(script), ...process.argv.slice(2)]));
}

/** Starts a program in the project's root, lets it talk, and gives its exit code. Signals are passed on. */
export function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', ...options });
    const pass = (signal) => child.kill(signal);
    process.on('SIGINT', pass);
    process.on('SIGTERM', pass);
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      process.off('SIGINT', pass);
      process.off('SIGTERM', pass);
      resolve(code ?? (signal ? 1 : 0));
    });
  });
}

/** A program of the installed packages, by its name in `node_modules/.bin`. */
export function tool(name, args, options) {
  return run(join(binaries, name), args, options);
}

/** Runs a step and ends with its code when it fails. */
export async function step(title, work) {
  console.log(`\n— ${title}`);
  const code = await work();
  if (code !== 0) {
    console.error(`\n${title}: failed`);
    process.exit(code);
  }
}

/** Builds what changed: the database, the client and the server. */
export function build(projects = 'embedded-mongo,client,server') {
  return tool('nx', ['run-many', '-t', 'build', '-p', projects, '--outputStyle=static'], {
    stdio: ['ignore', process.env.CI ? 'inherit' : 'ignore', 'inherit'],
  });
}
