import type { Problem } from '@passerelle/contracts/problems';

/** Something that was written and has to reach the server, exactly once and in order, whatever the network does. */
export interface Letter {
  /** The id that the thing will have: made here, so that a second delivery changes nothing. */
  readonly id: string;
  /** Who wrote it; others on this device neither see nor send it. */
  readonly owner: string;
  /** Which carrier takes it: `chat-message`. */
  readonly kind: string;
  /** Letters of one lane leave one after the other. */
  readonly lane: string;
  readonly at: string;
  readonly payload: unknown;
  /** Why the server refused it; it stays until its author decides. */
  readonly problem?: Problem;
}

/** Where letters lie until they are delivered. Ids sort in the order of writing. */
export interface LetterBox {
  all(owner: string): Promise<readonly Letter[]>;
  put(letter: Letter): Promise<void>;
  remove(id: string): Promise<void>;
  /** Calls back after every change, made here or in another tab. */
  watch(changed: () => void): () => void;
}

const byAge = (a: Letter, b: Letter) => (a.id < b.id ? -1 : 1);

/** For a browser that keeps nothing: letters wait as long as the page is open. */
export class MemoryLetterBox implements LetterBox {
  private readonly letters = new Map<string, Letter>();
  private readonly watchers = new Set<() => void>();

  async all(owner: string): Promise<readonly Letter[]> {
    return [...this.letters.values()].filter((letter) => letter.owner === owner).sort(byAge);
  }

  async put(letter: Letter): Promise<void> {
    this.letters.set(letter.id, letter);
    this.tell();
  }

  async remove(id: string): Promise<void> {
    this.letters.delete(id);
    this.tell();
  }

  watch(changed: () => void): () => void {
    this.watchers.add(changed);
    return () => this.watchers.delete(changed);
  }

  private tell(): void {
    for (const watcher of this.watchers) watcher();
  }
}
