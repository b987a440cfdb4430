import { readFileSync, statSync } from 'node:fs';
import { credentialOf, type Credential } from './scram';

/**
 * Reads `user:password` from the first line of a file that only its owner may read: on a command line every account of
 * the machine would see it. Errors: one sentence for whoever starts the server.
 */
export function readCredentials(path: string): Credential {
  const { user, password } = readUserAndPassword(path);
  return credentialOf(user, password);
}

/** The same for a client, who has to show the password. */
export function readUserAndPassword(path: string): { user: string; password: string } {
  const [line = ''] = read(path).split('\n');
  const colon = line.indexOf(':');
  if (colon < 1 || colon === line.length - 1)
    throw new Error(`The first line of ${path} must be user:password.`);
  return { user: line.slice(0, colon), password: line.slice(colon + 1) };
}

function read(path: string): string {
  let text: string;
  let mode: number;
  try {
    text = readFileSync(path, 'utf8');
    mode = statSync(path).mode;
  } catch (error) {
    throw new Error(`The credentials cannot be read: ${(error as Error).message}`);
  }
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    throw new Error(`Others may read ${path}: make it yours alone (chmod 600) and start again.`);
  return text;
}
