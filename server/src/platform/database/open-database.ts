import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connectableUri, launchEmbeddedMongo } from '@passerelle/embedded-mongo/launch/launch';
import type { Settings } from '../config/settings';

export interface OpenDatabase {
  readonly uri: string;
  /** Stops the database if this process started it. */
  close(): Promise<void>;
}

/** Name of the product's database, inside whatever server holds it. */
const NAME = 'passerelle';

function named(uri: string): string {
  return uri.replace(/^(mongodb:\/\/[^/?]+)\/?[^?]*/, `$1/${NAME}`);
}

const leave = (): Promise<void> => Promise.resolve();

/** How long the database of a server that was killed may take to close, in milliseconds. */
const CLOSES_WITHIN = 15_000;

/**
 * The operator's replica set, or the embedded database of the data directory: joined when a server already runs
 * on it, started otherwise.
 * @param entry built entry file of the embedded database
 */
export async function openDatabase(settings: Settings, entry: string): Promise<OpenDatabase> {
  if (settings.MONGODB_URI) return { uri: settings.MONGODB_URI, close: leave };
  const dataDir = join(settings.DATA_DIR, 'database');
  const running = connectableUri(dataDir);
  if (running) return { uri: named(running), close: leave };
  const launched = await launchEmbeddedMongo({ dataDir, entry });
  return { uri: named(launched.uri), close: () => launched.stop() };
}

/**
 * As `openDatabase`, but never joined: the database of a killed server closes by itself, one that a command started
 * ends with that command, and a server must not build on either.
 * Errors: a sentence for the operator when the directory does not get free.
 */
export async function openOwnDatabase(settings: Settings, entry: string): Promise<OpenDatabase> {
  const dataDir = join(settings.DATA_DIR, 'database');
  const until = Date.now() + CLOSES_WITHIN;
  while (!settings.MONGODB_URI && connectableUri(dataDir)) {
    if (Date.now() > until)
      throw new Error(
        `A command is working on ${resolve(settings.DATA_DIR)}. Wait until it is done, then start again.`,
      );
    await pause(100);
  }
  return openDatabase(settings, entry);
}
