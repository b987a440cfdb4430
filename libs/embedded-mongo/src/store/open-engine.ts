import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { MANIFEST } from './data-directory';
import type { Engine, EngineName } from './engine';
import { JournalEngine } from './journal-engine';
import type { Loaded } from './load';
import { SQLITE_FILE, SqliteEngine } from './sqlite-engine';
import type { StoreOptions } from './store-options';
import { StoreRefusal } from './store-refusal';

/** The file by which a directory of an engine is known. */
const KNOWN_BY: Record<EngineName, string> = { journal: MANIFEST, sqlite: SQLITE_FILE };

/** Opens a directory that is ready and this process's own. Errors: StoreRefusal. */
export function openEngine(
  path: string,
  into: Loaded,
  options: StoreOptions,
  tell: (sentence: string) => void,
): Engine {
  const { engine: wanted = 'journal' } = options;
  refuseAnother(path, wanted);
  if (wanted === 'sqlite') return new SqliteEngine(path, into, options);
  const engine = new JournalEngine(path, into, options);
  if (engine.cut) tell(engine.cut);
  return engine;
}

/** Nobody wants to start empty beside what the other engine has stored. */
function refuseAnother(path: string, wanted: EngineName): void {
  for (const [name, file] of Object.entries(KNOWN_BY)) {
    if (name === wanted || !existsSync(join(path, file))) continue;
    throw new StoreRefusal(
      'other-engine',
      `The data directory ${path} was written by the ${name} engine: start it with --engine ${name}, or dump it and restore it into an empty directory.`,
    );
  }
}
