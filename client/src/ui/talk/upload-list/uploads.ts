import { computed, signal } from '@angular/core';
import type { FileCard } from '@passerelle/contracts/files';
import type { FileId } from '@passerelle/contracts/ids';
import type { Problem } from '@passerelle/contracts/problems';
import { newId } from '../../../platform/ids/new-id';
import { asProblem } from '../../../platform/problems/problem-error';

/** Files that go with one text, at most: what the contract says. */
export const MOST_FILES = 10;

/** A file on its way: `share` from 0 to 1; `card` once it lies on the server. */
export interface Upload {
  readonly id: FileId;
  readonly name: string;
  readonly size: number;
  readonly share: number;
  readonly card?: FileCard;
  readonly problem?: Problem | undefined;
}

/** Sends one file under an id made here; a second attempt with the same id changes nothing. */
export type SendFile = (
  id: FileId,
  file: File,
  progress: (share: number) => void,
  stop: AbortSignal,
) => Promise<FileCard>;

/** The files of a text that is being written. They leave at once, so that sending the text is quick. */
export class Uploads {
  readonly #all = signal<readonly Upload[]>([]);
  readonly #tooMany = signal(false);
  private readonly sources = new Map<FileId, File>();
  private readonly stops = new Map<FileId, AbortController>();

  readonly all = this.#all.asReadonly();
  readonly tooMany = this.#tooMany.asReadonly();
  /** Those that lie on the server. */
  readonly cards = computed(() => this.#all().flatMap(({ card }) => card ?? []));
  /** Some are under way or were refused: the text cannot leave yet. */
  readonly pending = computed(() => this.#all().some(({ card }) => !card));

  constructor(private readonly send: SendFile) {}

  add(files: Iterable<File>): void {
    const chosen = [...files];
    const room = MOST_FILES - this.#all().length;
    this.#tooMany.set(chosen.length > room);
    for (const file of chosen.slice(0, Math.max(0, room))) {
      const id = newId('fil');
      this.sources.set(id, file);
      this.#all.update((all) => [...all, { id, name: file.name, size: file.size, share: 0 }]);
      void this.attempt(id);
    }
  }

  retry(id: FileId): void {
    this.change(id, (upload) => ({ ...upload, share: 0, problem: undefined }));
    void this.attempt(id);
  }

  remove(id: FileId): void {
    this.stops.get(id)?.abort();
    this.sources.delete(id);
    this.#tooMany.set(false);
    this.#all.update((all) => all.filter((upload) => upload.id !== id));
  }

  /** Files of a draft that were sent before the page was left. */
  restore(cards: readonly FileCard[]): void {
    this.#all.set(cards.map((card) => ({ ...card, share: 1, card })));
  }

  clear(): void {
    for (const { id } of this.#all()) this.remove(id);
  }

  private async attempt(id: FileId): Promise<void> {
    const file = this.sources.get(id);
    if (!file) return;
    const stop = new AbortController();
    this.stops.set(id, stop);
    const progress = (share: number) => this.change(id, (upload) => ({ ...upload, share }));
    try {
      const card = await this.send(id, file, progress, stop.signal);
      this.sources.delete(id);
      this.change(id, (upload) => ({ ...upload, share: 1, card }));
    } catch (error) {
      const problem = asProblem(error);
      this.change(id, (upload) => ({ ...upload, problem }));
    }
  }

  private change(id: FileId, make: (upload: Upload) => Upload): void {
    this.#all.update((all) => all.map((upload) => (upload.id === id ? make(upload) : upload)));
  }
}
