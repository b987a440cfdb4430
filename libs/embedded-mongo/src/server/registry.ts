import type { Command } from './command';
import { aggregate } from './commands/aggregate';
import { collMod } from './commands/coll-mod';
import { count } from './commands/count';
import { create } from './commands/create';
import { getMore, killCursors } from './commands/cursor-commands';
import { deleteCommand } from './commands/delete';
import { distinct } from './commands/distinct';
import { drop, dropDatabase, renameCollection } from './commands/drop';
import { explain } from './commands/explain';
import { failPointCommands } from './commands/fail-point';
import { find } from './commands/find';
import { findAndModify } from './commands/find-and-modify';
import { hello } from './commands/hello';
import { createIndexes } from './commands/create-indexes';
import { dropIndexes, listIndexes } from './commands/index-commands';
import { insert } from './commands/insert';
import { listCollections, listDatabases } from './commands/list';
import { searchCommands } from './commands/search-commands';
import { serverCommands } from './commands/server-commands';
import { sessionCommands } from './commands/session-commands';
import { statisticsCommands } from './commands/statistics';
import { abortTransaction, commitTransaction } from './commands/transaction-commands';
import { update } from './commands/update';
import { signInCommands } from './sign-in';

const commands: readonly Command[] = [
  hello,
  ...serverCommands,
  ...statisticsCommands,
  ...sessionCommands,
  ...failPointCommands,
  ...searchCommands,
  ...signInCommands,
  listDatabases,
  listCollections,
  create,
  collMod,
  drop,
  dropDatabase,
  renameCollection,
  createIndexes,
  dropIndexes,
  listIndexes,
  insert,
  update,
  deleteCommand,
  findAndModify,
  find,
  getMore,
  killCursors,
  aggregate,
  count,
  distinct,
  explain,
  commitTransaction,
  abortTransaction,
];

const byName = new Map(commands.flatMap((command) => command.names.map((name) => [name, command])));

export const findCommand = (name: string): Command | undefined => byName.get(name);
