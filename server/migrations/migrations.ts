import type { Migration } from '../src/platform/database/migrations';
import { channelsWithoutBody } from './0001-channels-without-body';

/** In order, each in a file of its own. Never changed once released. */
export const MIGRATIONS: readonly Migration[] = [channelsWithoutBody];
