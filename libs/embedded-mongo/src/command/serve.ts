import { MongoServer } from '../server/server';
import { inMb, type Memory } from '../store/memory';
import { Store } from '../store/store';
import { StoreRefusal } from '../store/store-refusal';
import { tellParent } from './parent';
import { listenRefusal } from './refusal';
import { serveSettings, type ServeSettings } from './serve-options';
import { say, complain } from './speak';

/** Opens the data directory and answers until it is told to stop. Prints `ready <uri>`, its only line. */
export async function serve(args: readonly string[]): Promise<void> {
  try {
    await start(serveSettings(args));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const reason = error instanceof StoreRefusal ? error.reason : 'other';
    await tellParent({ ready: false, message, reason });
    if (process.connected) process.disconnect?.();
    throw error;
  }
}

/** For the person who started it; a parent process reads them from `serverStatus`. */
const limitsOf = ({ limit, stageBytes }: Memory): string =>
  `Documents and indexes may take ${inMb(limit)}, one sort or one stage of an aggregation ${inMb(stageBytes)}.`;

async function start(settings: ServeSettings): Promise<void> {
  const { data, replicaSet, testCommands, credential } = settings;
  const store = new Store(data, { ...settings, onProblem: complain });
  const server = new MongoServer(store, { replicaSet, testCommands, credential });
  let closing: Promise<void> | undefined;
  const stop = (): void => {
    closing ??= server.close().then(() => process.exit(0));
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop);
  process.once('disconnect', stop);
  // A parent that left while this program was being loaded is not told of any more.
  if (process.connected === false) return stop();
  const uri = await server.listen(settings.listen).catch(async (error: unknown) => {
    await server.close();
    throw listenRefusal(error, settings.listen);
  });
  store.lock?.publish(uri);
  if (!process.connected) complain(limitsOf(store.memory));
  say(`ready ${uri}`);
  await tellParent({ ready: true, uri });
}
