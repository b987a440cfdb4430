import { randomBytes } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { makeDirectory } from '@passerelle/embedded-mongo/store/make-directory';
import type { Settings } from './settings';

/**
 * The key that signs tokens: the one set by the operator, or one made at the first start
 * and kept in the data directory, readable by its owner only. There is no default secret.
 */
export async function sessionSecret(settings: Settings): Promise<string> {
  if (settings.SESSION_SECRET) return settings.SESSION_SECRET;
  const path = join(settings.DATA_DIR, 'secret');
  makeDirectory(resolve(settings.DATA_DIR));
  try {
    const file = await open(path, 'wx', 0o600);
    const secret = randomBytes(48).toString('base64url');
    await file.writeFile(secret);
    await file.sync();
    await file.close();
    return secret;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return readFile(path, 'utf8');
    throw error;
  }
}
