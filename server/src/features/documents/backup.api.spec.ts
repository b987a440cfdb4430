import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getConnectionToken } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { list } from 'tar';
import { startApp } from '../../../test/app-for-specs';
import * as kit from '../../../test/document-kit';
import { populate } from '../../../test/populate';
import { SETTINGS, type Settings } from '../../platform/config/settings';
import { backUp } from '../../platform/database/backup';

describe('a backup', () => {
  it('holds the documents, and not what is still on its way', async () => {
    const spec = await startApp();
    const directory = mkdtempSync(join(tmpdir(), 'passerelle-backup-'));
    try {
      const network = await populate(spec);
      const member = await network.as('member');
      const { id: bodyId } = network.cast.bodies.commission;
      await kit.uploaded(member, bodyId, 'Note.txt', 'abc');
      const underWay = await kit.announced(member, bodyId, 'Long.txt', 6);
      await kit.part(member, underWay, 0, Buffer.from('abc')).expect(204);
      const file = join(directory, 'backup.tar.gz');
      const files = join(spec.app.get<Settings>(SETTINGS).DATA_DIR, 'files');
      await backUp(spec.app.get<Connection>(getConnectionToken()), files, file);
      const held: string[] = [];
      await list({ file, onReadEntry: ({ path }) => held.push(path) });
      expect(held.filter((path) => /files\/documents\/\w\w\/upl_/.test(path))).toHaveLength(1);
      expect(held.filter((path) => path.includes('incoming'))).toEqual([]);
    } finally {
      rmSync(directory, { recursive: true, force: true });
      await spec.close();
    }
  });
});
