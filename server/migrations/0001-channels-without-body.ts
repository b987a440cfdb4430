import type { Migration } from '../src/platform/database/migrations';

/**
 * Direct conversations are channels of no body: the first unique index on the body would let only one of them in.
 * Its successor leaves them out and is there already when this runs.
 */
export const channelsWithoutBody: Migration = {
  id: '0001-channels-without-body',
  async run(connection) {
    const channels = connection.collection('channels');
    const indexes = await channels.indexes().catch(() => []);
    if (indexes.some(({ name }) => name === 'bodyId_1')) await channels.dropIndex('bodyId_1');
  },
};
