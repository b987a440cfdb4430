import { linkSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StoreRefusal } from './store-refusal';

const NAME = 'server.lock';

/** Who owns a data directory: the process, when it started (to tell a reused pid), and how to reach it. */
export interface Owner {
  pid: number;
  started: string;
  uri?: string;
}

/** The running owner of a data directory, or undefined when nobody has it. */
export function ownerOf(directory: string): Owner | undefined {
  const owner = readOwner(join(directory, NAME));
  return owner && isAlive(owner) ? owner : undefined;
}

/**
 * Makes this process the only one on the directory. `link` is the atomic step: exactly one of
 * several processes gets the name. A lock whose process has died is moved away first.
 */
export class LockFile {
  private readonly path: string;
  private readonly owner: Owner = { pid: process.pid, started: startOf(process.pid) };

  constructor(directory: string) {
    this.path = join(directory, NAME);
    for (let attempt = 0; !this.take(); attempt++) {
      const other = readOwner(this.path);
      if (other && isAlive(other)) throw inUse(directory, other);
      if (attempt > 20) throw inUse(directory, other);
      this.moveStaleAway(other);
    }
  }

  /** Tells other processes how to connect. */
  publish(uri: string): void {
    this.owner.uri = uri;
    const draft = this.draft();
    renameSync(draft, this.path);
  }

  release(): void {
    const current = readOwner(this.path);
    if (current?.pid === this.owner.pid && current.started === this.owner.started)
      unlinkSync(this.path);
  }

  private draft(): string {
    const draft = `${this.path}.${process.pid}`;
    writeFileSync(draft, JSON.stringify(this.owner), { mode: 0o600 });
    return draft;
  }

  private take(): boolean {
    const draft = this.draft();
    try {
      linkSync(draft, this.path);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      return false;
    } finally {
      unlinkSync(draft);
    }
  }

  /** Two processes may judge the same lock dead; the one that moved a fresh lock by mistake puts it back. */
  private moveStaleAway(judged: Owner | undefined): void {
    const grave = `${this.path}.stale.${process.pid}`;
    try {
      renameSync(this.path, grave);
    } catch {
      return;
    }
    const moved = readOwner(grave);
    if (moved && judged && (moved.pid !== judged.pid || moved.started !== judged.started)) {
      try {
        linkSync(grave, this.path);
      } catch {
        // Somebody else holds the name already: that one is the owner.
      }
    }
    unlinkSync(grave);
  }
}

function inUse(directory: string, owner: Owner | undefined): StoreRefusal {
  const who = owner ? ` (process ${owner.pid})` : '';
  return new StoreRefusal(
    'in-use',
    `The data directory ${directory} is in use by another database process${who}: stop that one first, or choose another directory.`,
  );
}

function readOwner(path: string): Owner | undefined {
  try {
    const owner = JSON.parse(readFileSync(path, 'utf8')) as Partial<Owner>;
    if (typeof owner.pid !== 'number') return undefined;
    return { pid: owner.pid, started: owner.started ?? '', uri: owner.uri };
  } catch {
    return undefined;
  }
}

function isAlive(owner: Owner): boolean {
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const started = startOf(owner.pid);
  return owner.started === '' || started === '' || started === owner.started;
}

/** The kernel's start mark of a process; empty where /proc does not exist. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return fields[0] === 'Z' ? 'dead' : `${boot}:${fields[19]}`;
  } catch {
    return '';
  }
}
