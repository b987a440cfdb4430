import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { questionOf } from '@passerelle/rules/search/question';
import { EmbeddedEngine } from './embedded-engine';
import { engineContract, entryOf, ownedBy } from './search-engine.contract';

describe('the embedded index', () => {
  engineContract(async () => {
    const engine = new EmbeddedEngine(undefined);
    await engine.open();
    return engine;
  });

  it('is there again after a stop, for two that have it open', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'passerelle-index-'));
    const [one, other] = [new EmbeddedEngine(directory), new EmbeddedEngine(directory)];
    try {
      await one.open();
      await one.put(ownedBy(entryOf('a', { text: 'eau' })), await one.stamp());
      await one.remember('cursor', 'here');
      await other.open();
      const query = { question: questionOf('eau'), keys: ['everybody'] };
      expect(await other.find(query, 5)).toMatchObject([{ id: 'a' }]);
      await one.close();
      expect(await other.recall('cursor')).toBe('here');
    } finally {
      await other.close();
      rmSync(directory, { recursive: true });
    }
  });
});
