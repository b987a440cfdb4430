import { join } from 'node:path';
import { Global, Module } from '@nestjs/common';
import { SETTINGS, type Settings } from '../config/settings';
import { EmbeddedEngine } from './embedded-engine';
import { PostgresEngine } from './postgres-engine';
import { SearchEngine } from './search-engine';
import { SearchFollower } from './search-follower';
import { SearchIndex } from './search-index';
import { SearchSources } from './search-sources';

const engine = {
  provide: SearchEngine,
  inject: [SETTINGS],
  useFactory: ({ SEARCH_URL, DATA_DIR }: Settings): SearchEngine =>
    SEARCH_URL ? new PostgresEngine(SEARCH_URL) : new EmbeddedEngine(join(DATA_DIR, 'search')),
};

@Global()
@Module({
  providers: [engine, SearchSources, SearchIndex, SearchFollower],
  exports: [SearchEngine, SearchSources, SearchIndex, SearchFollower],
})
export class SearchPlatformModule {}
