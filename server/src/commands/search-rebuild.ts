import type { Command } from 'commander';
import { SearchEngine } from '../platform/search/search-engine';
import { SearchIndex } from '../platform/search/search-index';
import { inCommandWorld, type Built } from './surroundings';

/** `search:rebuild`: people go on searching meanwhile, and nothing that is written meanwhile is missed. */
export function addSearchRebuild(program: Command, built: Built): void {
  program
    .command('search:rebuild')
    .description('build the search index anew from the database')
    .action((_options: object, command: Command) =>
      inCommandWorld(built, command.optsWithGlobals(), async ({ app, say }) => {
        const start = performance.now();
        const documents: Record<string, number> = {};
        await app.get(SearchIndex).rebuild((done) => {
          documents[done.collection] = done.documents;
          if (done.documents === done.of || done.documents % 5_000 === 0)
            say(`${done.collection}: ${done.documents} of ${done.of}`);
        });
        const entries = await app.get(SearchEngine).size();
        const seconds = Math.round((performance.now() - start) / 100) / 10;
        const total = Object.values(entries).reduce((sum, count) => sum + count, 0);
        say(`${total} entries in ${seconds} s.`);
        return { documents, entries, total, seconds };
      }),
    );
}
