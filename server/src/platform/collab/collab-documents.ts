import { Injectable } from '@nestjs/common';
import type { Caller } from '../permissions/caller';
import { CollabRepository } from './collab.repository';

/** A feature's answer to who may read and write one of its co-written texts, now. */
export interface CollabRights {
  mayRead(caller: Caller, id: string): Promise<boolean>;
  mayWrite(caller: Caller, id: string): Promise<boolean>;
}

/** How often a text is stored before its updates are merged. */
const MERGE_AFTER = 200;

/**
 * Texts that several people write at once, by name: `minutes:mee_01J…`. A feature says whose a kind of text is;
 * a kind that nobody spoke for can neither be read nor written.
 */
@Injectable()
export class CollabDocuments {
  private readonly kinds = new Map<string, CollabRights>();
  private readonly turns = new Map<string, Promise<unknown>>();
  private readonly stored = new Map<string, number>();

  constructor(private readonly repository: CollabRepository) {}

  open(kind: string, rights: CollabRights): void {
    if (this.kinds.has(kind)) throw new Error(`two features for texts of kind ${kind}`);
    this.kinds.set(kind, rights);
  }

  mayRead(caller: Caller, name: string): Promise<boolean> {
    return this.ask('mayRead', caller, name);
  }

  mayWrite(caller: Caller, name: string): Promise<boolean> {
    return this.ask('mayWrite', caller, name);
  }

  load(name: string): Promise<Uint8Array> {
    return this.repository.load(name);
  }

  /** Stores an update if the caller may still write at that moment; false, and nothing is stored, otherwise. */
  store(caller: Caller, name: string, update: Uint8Array): Promise<boolean> {
    return this.alone(name, async () => {
      if (!(await this.mayWrite(caller, name))) return false;
      await this.repository.append(name, update);
      await this.mergeSometimes(name);
      return true;
    });
  }

  /** For the demo and imports: a text as it was written. */
  async add(name: string, update: Uint8Array): Promise<void> {
    await this.repository.append(name, update);
  }

  /** Nothing of this text is stored while `work` runs: what it reads is what it freezes. */
  async alone<T>(name: string, work: () => Promise<T>): Promise<T> {
    const before = this.turns.get(name) ?? Promise.resolve();
    const turn = before.catch(() => undefined).then(work);
    this.turns.set(name, turn);
    try {
      return await turn;
    } finally {
      if (this.turns.get(name) === turn) this.turns.delete(name);
    }
  }

  private async mergeSometimes(name: string): Promise<void> {
    const count = (this.stored.get(name) ?? 0) + 1;
    this.stored.set(name, count % MERGE_AFTER);
    if (count >= MERGE_AFTER) await this.repository.compact(name);
  }

  private async ask(what: keyof CollabRights, caller: Caller, name: string): Promise<boolean> {
    const at = name.indexOf(':');
    const rights = this.kinds.get(name.slice(0, at));
    return !!rights && (await rights[what](caller, name.slice(at + 1)));
  }
}
