import {
  appendFileSync,
  closeSync,
  fdatasync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writevSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { temporaryDirectory } from '../launch/spec-process';
import { readFrames } from './frame';
import { Journal } from './journal';
import type { JournalDisk } from './journal-disk';

describe('the journal', () => {
  let directory: string;
  let path: string;

  beforeEach(() => {
    directory = temporaryDirectory();
    path = join(directory, 'journal');
  });

  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  const stored = (): string[] => {
    const found: string[] = [];
    readFrames(readFileSync(path), (payload) => found.push(payload.toString()));
    return found;
  };

  it('writes the records of one turn together', async () => {
    let calls = 0;
    const disk: JournalDisk = {
      writev: (fd, pieces) => {
        calls++;
        return writevSync(fd, pieces);
      },
      datasync: fdatasync,
    };
    const journal = new Journal(path, { disk });
    for (const text of ['a', 'b', 'c']) journal.append(Buffer.from(text));
    await journal.written();
    expect([calls, stored()]).toEqual([1, ['a', 'b', 'c']]);
    journal.close();
  });

  it('does not say "on the disk" before the disk has said so', async () => {
    let release: (error: Error | null) => void = () => undefined;
    const disk: JournalDisk = { writev: writevSync, datasync: (_fd, done) => (release = done) };
    const journal = new Journal(path, { disk });
    journal.append(Buffer.from('a'));
    let said = false;
    const synced = journal.synced().then(() => (said = true));
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    expect([said, stored()]).toEqual([false, ['a']]);
    release(null);
    await synced;
    expect(said).toBe(true);
  });

  it('does not call a record safe that was added while the disk was busy with an older one', async () => {
    const releases: ((error: Error | null) => void)[] = [];
    const disk: JournalDisk = { writev: writevSync, datasync: (_fd, done) => releases.push(done) };
    const journal = new Journal(path, { disk });
    journal.append(Buffer.from('a'));
    const first = journal.synced();
    await new Promise(setImmediate);
    journal.append(Buffer.from('b'));
    let second = false;
    void journal.synced().then(() => (second = true));
    releases[0]?.(null);
    await first;
    expect([second, stored()]).toEqual([false, ['a', 'b']]);
  });

  it('refuses every waiting and every later write after the disk has failed, and leaves no half record', async () => {
    let full = false;
    const disk: JournalDisk = {
      writev: (fd, pieces) => {
        if (!full) return writevSync(fd, pieces);
        writevSync(fd, [(pieces[0] as Buffer).subarray(0, 5)]);
        throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
      },
      datasync: fdatasync,
    };
    const journal = new Journal(path, { disk });
    journal.append(Buffer.from('kept'));
    await journal.written();
    const size = statSync(path).size;
    full = true;
    journal.append(Buffer.from('lost'));
    await expect(journal.written()).rejects.toThrow('no space left');
    expect(() => journal.append(Buffer.from('later'))).toThrow('no space left');
    expect([statSync(path).size, stored()]).toEqual([size, ['kept']]);
  });

  it('reads whole records up to the first torn or altered byte', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 8 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.boolean(),
        (texts, where, cut) => {
          closeSync(openSync(path, 'w'));
          const journal = new Journal(path);
          const ends: number[] = [];
          for (const text of texts) {
            journal.append(Buffer.from(text));
            ends.push(journal.size);
          }
          journal.close();
          const size = statSync(path).size;
          const at = Math.min(size - 1, Math.floor(where * size));
          damage(path, at, cut);
          const whole = ends.filter((end) => end <= at).length;
          expect(stored()).toEqual(texts.slice(0, whole));
        },
      ),
      { numRuns: 60 },
    );
  });
});

function damage(path: string, at: number, cut: boolean): void {
  const bytes = readFileSync(path);
  truncateSync(path, at);
  if (cut) return;
  bytes[at] = (bytes[at] as number) ^ 0xff;
  appendFileSync(path, bytes.subarray(at));
}
