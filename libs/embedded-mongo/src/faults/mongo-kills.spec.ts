import { builtEntry } from '../launch/spec-process';
import { ENGINES, type EngineName } from '../store/engine';
import type { FaultOptions } from './fault';
import { mongoKills } from './mongo-kills';

const options = (kills: number, engine?: EngineName): FaultOptions => ({
  engine,
  parts: { database: builtEntry(), referee: builtEntry('faults/referee.ts'), server: '' },
  kills,
  messages: 0,
  say: () => undefined,
});

describe('kill -9 while clients write', () => {
  it.each(ENGINES)(
    'loses nothing that was acknowledged, splits no transaction and leaves every index whole: %s',
    async (engine) => {
      const { counts, broken } = await mongoKills.run(options(12, engine));
      process.stdout.write(`kill -9, ${engine}: ${JSON.stringify(counts)}\n`);
      expect(broken).toEqual([]);
      expect(counts['kills']).toBeGreaterThanOrEqual(12);
      expect(counts['acknowledgedDocuments']).toBeGreaterThan(100);
      expect(counts['acknowledgedTransfers']).toBeGreaterThan(0);
    },
    300_000,
  );

  it.each(mongoKills.proofs)(
    'would notice a server without $without',
    async ({ run, finds }) => {
      const { broken } = await run(options(4));
      expect(broken.filter((sentence) => finds.test(sentence))).not.toEqual([]);
    },
    120_000,
  );
});
