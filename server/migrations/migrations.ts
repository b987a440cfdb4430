import type { Migration } from '../src/platform/database/migrations';

/** In order, each in a file of its own. Never changed once released. */
export const MIGRATIONS: readonly Migration[] = [];
