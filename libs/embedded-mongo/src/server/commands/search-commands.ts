import { MongoError } from '../../errors';
import type { Command } from '../command';

/** Search indexes exist in MongoDB's hosted service only; this is how a server of one's own refuses them. */
export const searchNotEnabled = (): MongoError =>
  new MongoError(
    31082,
    'SearchNotEnabled',
    'Using Atlas Search Database Commands and the $listSearchIndexes aggregation stage requires additional configuration. Please connect to Atlas or an AtlasCLI local deployment to enable.',
  );

export const SEARCH_STAGES: ReadonlySet<string> = new Set([
  '$listSearchIndexes',
  '$search',
  '$searchMeta',
  '$vectorSearch',
]);

export const searchCommands: readonly Command[] = [
  'createSearchIndexes',
  'updateSearchIndex',
  'dropSearchIndex',
].map((name) => ({
  names: [name],
  run: () => {
    throw searchNotEnabled();
  },
}));
