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
import { StoreRefusal } from './store-refusal';

/** Version of the files on disk. A directory written by a later version is refused, never guessed at. */
export const FORMAT = 1;

export const MANIFEST = 'manifest.json';

interface Manifest {
  format: number;
  /** The snapshot and the first journal segment to read. 0: no snapshot yet. */
  base: number;
}

/** Names of the files in a data directory, and the manifest that says which of them count. */
export class DataDirectory {
  base = 0;

  constructor(readonly path: string) {
    const manifest = this.readManifest();
    if (manifest) this.base = manifest.base;
    else this.begin();
    this.refuseGaps();
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

  /** A manifest points at files that exist. The first one is missing when a start was cut short, then segment 0 counts. */
  private begin(): void {
    const numbers = this.numbers();
    if (numbers.length > 0 && !numbers.includes(0)) throw this.damaged('its manifest is missing');
    closeSync(openSync(this.journal(0), 'a', 0o600));
    this.point(0);
  }

  /** A segment in the middle that is not there: a copy that was not whole, or a file that somebody removed. */
  private refuseGaps(): void {
    const last = Math.max(this.base, ...this.numbers());
    for (let segment = this.base; segment <= last; segment++) {
      if (!existsSync(this.journal(segment)))
        throw this.damaged(`journal segment ${segment} is missing`);
    }
  }

  /** Numbers of the segments and whole snapshots that are here. */
  private numbers(): number[] {
    return readdirSync(this.path).flatMap((name) => {
      const number = /^(?:journal|snapshot)\.(\d+)$/.exec(name)?.[1];
      return number === undefined ? [] : [Number(number)];
    });
  }

  private readManifest(): Manifest | undefined {
    let text: string;
    try {
      text = readFileSync(join(this.path, MANIFEST), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
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
