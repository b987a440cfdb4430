import { rmSync } from 'node:fs';

export default async function stopDatabase() {
  const running = globalThis.__database;
  if (!running) return;
  const ended = new Promise((resolve) => running.child.once('exit', resolve));
  running.child.kill('SIGTERM');
  await ended;
  rmSync(running.directory, { recursive: true, force: true });
}
