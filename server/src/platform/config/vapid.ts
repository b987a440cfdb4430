import { open, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { makeDirectory } from '@passerelle/embedded-mongo/store/make-directory';
import webPush from 'web-push';
import * as z from 'zod';
import type { Settings } from './settings';

/** The pair of keys by which push services know this network (RFC 8292). */
export const VapidKeys = z.object({ publicKey: z.string(), privateKey: z.string() });
export type VapidKeys = z.infer<typeof VapidKeys>;

export function newVapidKeys(): VapidKeys {
  return webPush.generateVAPIDKeys();
}

/**
 * The keys set by the operator, or those made at the first start and kept in the data directory, readable by its owner
 * only. New keys make every subscription useless, so they are never made twice.
 */
export async function vapidKeys(settings: Settings): Promise<VapidKeys> {
  const { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey, DATA_DIR } = settings;
  if (publicKey && privateKey) return { publicKey, privateKey };
  const path = join(DATA_DIR, 'vapid.json');
  makeDirectory(resolve(DATA_DIR));
  try {
    const file = await open(path, 'wx', 0o600);
    const keys = newVapidKeys();
    await file.writeFile(JSON.stringify(keys));
    await file.sync();
    await file.close();
    return keys;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return VapidKeys.parse(JSON.parse(await readFile(path, 'utf8')));
  }
}
