import { join } from 'node:path';
import { connectableUri, launchEmbeddedMongo } from '@passerelle/embedded-mongo/launch/launch';
import type { Settings } from '../config/settings';

export interface OpenDatabase {
  readonly uri: string;
  /** Another process started it and may stop it. */
  readonly joined: boolean;
  /** Stops the database if this process started it. */
  close(): Promise<void>;
}

/** Name of the product's database, inside whatever server holds it. */
const NAME = 'passerelle';

function named(uri: string): string {
  return uri.replace(/^(mongodb:\/\/[^/?]+)\/?[^?]*/, `$1/${NAME}`);
}

const leave = (): Promise<void> => Promise.resolve();

/**
 * The operator's replica set, or the embedded database of the data directory: joined when a server already runs
 * on it, started otherwise.
 * @param entry built entry file of the embedded database
 */
export async function openDatabase(settings: Settings, entry: string): Promise<OpenDatabase> {
  if (settings.MONGODB_URI) return { uri: settings.MONGODB_URI, joined: false, close: leave };
  const dataDir = join(settings.DATA_DIR, 'database');
  const running = await connectableUri(dataDir);
  if (running) return { uri: named(running), joined: true, close: leave };
  const launched = await launchEmbeddedMongo({ dataDir, entry });
  return { uri: named(launched.uri), joined: false, close: () => launched.stop() };
}
