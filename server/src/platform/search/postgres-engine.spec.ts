import { Pool } from 'pg';
import { postgresPrograms, startPostgres } from '../../../test/postgres';
import { PostgresEngine } from './postgres-engine';
import { engineContract } from './search-engine.contract';

const bin = postgresPrograms();

if (!bin)
  it.skip('an external index: skipped, Debian’s PostgreSQL is not installed (apt install postgresql)', () =>
    undefined);
else
  describe('an external index in PostgreSQL', () => {
    let postgres: Awaited<ReturnType<typeof startPostgres>>;
    beforeAll(async () => (postgres = await startPostgres(bin)), 60_000);
    afterAll(() => postgres.stop());

    engineContract(async () => {
      const pool = new Pool({ connectionString: postgres.url });
      await pool.query('DROP SCHEMA IF EXISTS passerelle_search CASCADE');
      await pool.end();
      const engine = new PostgresEngine(postgres.url);
      await engine.open();
      return engine;
    });
  });
