import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from '../config/settings';
import { ownDirectory } from './own-directory';

describe('the data directory of a server', () => {
  let directory: string;

  beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'passerelle-own-'))));
  afterEach(() => rmSync(directory, { recursive: true }));

  it('is refused to a second server with the process to stop', () => {
    const settings = readSettings({ DATA_DIR: directory });
    const release = ownDirectory(settings);
    expect(() => ownDirectory(settings)).toThrow(
      `Passerelle already runs on ${directory} (process ${process.pid}). Stop it first`,
    );
    release();
  });

  it('is free again when the first has ended', () => {
    const settings = readSettings({ DATA_DIR: directory });
    ownDirectory(settings)();
    expect(() => ownDirectory(settings)()).not.toThrow();
  });

  it('holds back no server that shares a replica set', () => {
    const settings = readSettings({
      DATA_DIR: directory,
      MONGODB_URI: 'mongodb://127.0.0.1:1/passerelle?replicaSet=rs0',
    });
    ownDirectory(settings);
    expect(() => ownDirectory(settings)).not.toThrow();
  });
});
