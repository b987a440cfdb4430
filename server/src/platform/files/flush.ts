import { open } from 'node:fs/promises';

/** Resolves when a file or a directory would survive a loss of power; some systems cannot flush a directory. */
export async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync().catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPERM' && error.code !== 'EINVAL') throw error;
    });
  } finally {
    await handle.close();
  }
}
