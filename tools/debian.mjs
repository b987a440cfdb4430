import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

function found() {
  return process.env.CHROMIUM ?? PLACES.find((place) => existsSync(place));
}

const mayInstall = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/** RUNLEVEL: a package that brings a service must not start it. */
function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  return spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0;
}

/** Path of a Chromium; installs Debian's where it is missing and this user may. */
export function ensureChromium() {
  const there = found();
  if (there) return there;
  if (mayInstall()) {
    console.log('Installing Chromium with apt…');
    if (
      apt('update') &&
      apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-core')
    )
      return found();
  }
  console.error(
    'The browser journeys need Chromium. Install it (Debian: apt-get install chromium) or set CHROMIUM to its path.',
  );
  process.exit(1);
}

/** For the specs of two servers; without it they say that they were skipped. */
export function ensureRedis() {
  if (existsSync('/usr/bin/redis-server') || !mayInstall()) return;
  console.log('Installing Redis with apt…');
  if (!apt('install', '-y', '--no-install-recommends', 'redis-server'))
    console.log('Redis could not be installed: the specs of two servers will be skipped.');
}
