import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { makeDirectory } from './make-directory';
import { StoreRefusal } from './store-refusal';

/** Version of the files on disk. A directory written by a later version is refused, never guessed at. */
export const FORMAT = 1;

const MANIFEST = 'manifest.json';

interface Manifest {
  format: number;
  /** The snapshot and the first journal segment to read. 0: no snapshot yet. */
  base: number;
}

/** Names of the files in a data directory, and the manifest that says which of them count. */
export class DataDirectory {
  base = 0;

  constructor(readonly path: string) {
    this.makeReady();
    this.base = this.readManifest().base;
    if (!existsSync(join(path, MANIFEST))) this.point(0);
  }

  journal(segment: number): string {
    return join(this.path, `journal.${segment}`);
  }

  snapshot(segment: number): string {
    return join(this.path, `snapshot.${segment}`);
  }

  /** Every segment from the base on, oldest first; a compaction cut short leaves more than one. */
  segments(): number[] {
    const found: number[] = [];
    for (let segment = this.base; existsSync(this.journal(segment)); segment++) found.push(segment);
    return found;
  }

  /** From now on reading starts at this segment. Durable when it returns. */
  point(base: number): void {
    const draft = join(this.path, `${MANIFEST}.draft`);
    const fd = openSync(draft, 'w', 0o600);
    const manifest: Manifest = { format: FORMAT, base };
    writeSync(fd, `${JSON.stringify(manifest)}\n`);
    fsyncSync(fd);
    closeSync(fd);
    renameSync(draft, join(this.path, MANIFEST));
    this.sync();
    this.base = base;
  }

  /** Makes new and renamed names durable. */
  sync(): void {
    if (process.platform === 'win32') return;
    const fd = openSync(this.path, 'r');
    fsyncSync(fd);
    closeSync(fd);
  }

  /** Removes what the manifest no longer points at. */
  removeOld(): void {
    for (const name of readdirSync(this.path)) {
      const match = /^(?:journal|snapshot)\.(\d+)(\.draft)?$/.exec(name);
      if (match && (match[2] || Number(match[1]) < this.base)) rmSync(join(this.path, name));
    }
  }

  private makeReady(): void {
    try {
      makeDirectory(this.path);
      const probe = join(this.path, `probe.${process.pid}`);
      closeSync(openSync(probe, 'w', 0o600));
      rmSync(probe);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
      throw new StoreRefusal(
        'not-writable',
        `The data directory ${this.path} cannot be written (${code}): choose another directory or give this account the right to write there.`,
      );
    }
  }

  private readManifest(): Manifest {
    let text: string;
    try {
      text = readFileSync(join(this.path, MANIFEST), 'utf8');
    } catch {
      return { format: FORMAT, base: 0 };
    }
    const manifest = parseManifest(text);
    if (!manifest) throw this.damaged('its manifest cannot be read');
    if (manifest.format > FORMAT) {
      throw new StoreRefusal(
        'newer-format',
        `The data directory ${this.path} was written by a newer version (format ${manifest.format}, this version reads up to ${FORMAT}): start the newer version on it.`,
      );
    }
    return manifest;
  }

  damaged(what: string): StoreRefusal {
    return new StoreRefusal(
      'damaged',
      `The data directory ${this.path} is damaged, ${what}: restore a backup into an empty directory.`,
    );
  }
}

function parseManifest(text: string): Manifest | undefined {
  try {
    const { format, base } = JSON.parse(text) as Partial<Manifest>;
    return typeof format === 'number' && typeof base === 'number' ? { format, base } : undefined;
  } catch {
    return undefined;
  }
}
