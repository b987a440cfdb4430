import { Injectable, computed, inject, signal } from '@angular/core';
import type { PositionId } from '@passerelle/contracts/ids';
import type { PositionPage } from '@passerelle/contracts/positions';
import type { Problem } from '@passerelle/contracts/problems';
import { keep, kept } from '../../../platform/device/kept';
import { asProblem } from '../../../platform/problems/problem-error';
import { PositionApi } from '../position-api';
import { mergeVersions, type Collision, type Version } from './merge-versions';

export type DraftState = 'loading' | 'saved' | 'unsaved' | 'saving' | 'collision' | 'failed';

interface Kept {
  readonly revision: number;
  readonly base: Version;
  readonly mine: Version;
}

/** A text under the pen: what is stored, what was written since, and how the two become one again. */
@Injectable()
export class DraftStore {
  private readonly api = inject(PositionApi);
  readonly #page = signal<PositionPage | undefined>(undefined);
  readonly #base = signal<Version | undefined>(undefined);
  readonly #mine = signal<Version | undefined>(undefined);
  readonly #problem = signal<Problem | undefined>(undefined);
  readonly #collisions = signal<readonly Collision[]>([]);
  readonly #toRebase = signal(0);
  readonly #joined = signal(false);
  readonly #saving = signal(false);
  #revision = 0;

  readonly page = this.#page.asReadonly();
  readonly version = this.#mine.asReadonly();
  readonly problem = this.#problem.asReadonly();
  /** Passages that somebody else has said anew meanwhile. */
  readonly collisions = this.#collisions.asReadonly();
  /** Open amendments that the last save has moved from under their authors. */
  readonly toRebase = this.#toRebase.asReadonly();
  /** Somebody else's changes were taken in. */
  readonly joined = this.#joined.asReadonly();
  readonly isDirty = computed(() => !isSame(this.#base(), this.#mine()));
  readonly state = computed<DraftState>(() => {
    if (!this.#mine()) return 'loading';
    if (this.#collisions().length > 0) return 'collision';
    if (this.#saving()) return 'saving';
    if (this.#problem()) return 'failed';
    return this.isDirty() ? 'unsaved' : 'saved';
  });

  async load(id: PositionId): Promise<void> {
    this.#problem.set(undefined);
    try {
      const page = await this.api.read(id);
      this.begin(page);
      const before = readKept(kept(keptAs(id)));
      if (!before) return;
      this.#base.set(before.base);
      this.#mine.set(before.mine);
      this.#revision = before.revision;
      if (before.revision !== page.position.revision) this.join(page);
    } catch (error) {
      this.#problem.set(asProblem(error));
    }
  }

  write(version: Version): void {
    this.#mine.set(version);
    this.remember();
  }

  /** Stores what was written; a text that has changed meanwhile is joined with it first. Never loses a word. */
  async save(): Promise<void> {
    const page = this.#page();
    const mine = this.#mine();
    if (!page || !mine || this.#saving() || !this.isDirty()) return;
    if (this.#collisions().length > 0) return;
    this.#saving.set(true);
    this.#problem.set(undefined);
    try {
      await this.put(page.position.id, mine);
    } catch (error) {
      await this.refused(page.position.id, asProblem(error));
    } finally {
      this.#saving.set(false);
    }
  }

  /** The reader's choice for one passage; with the last one the text can be saved again. */
  choose(collision: Collision, words: string, put: (version: Version) => Version): void {
    this.#collisions.update((all) => all.filter((one) => one !== collision));
    const version = this.#mine();
    if (version && words !== collision.mine) this.write(put(version));
  }

  /** A newer text was stored by somebody else. */
  join(page: PositionPage): void {
    const [base, mine] = [this.#base(), this.#mine()];
    if (!base || !mine || page.position.revision <= this.#revision) return;
    const theirs = versionOf(page);
    const { version, collisions } = mergeVersions(base, mine, theirs);
    this.#page.set(page);
    this.#base.set(theirs);
    this.#mine.set(version);
    this.#revision = page.position.revision;
    this.#collisions.set(collisions);
    this.#joined.set(true);
    this.remember();
  }

  private begin(page: PositionPage): void {
    this.#page.set(page);
    this.#base.set(versionOf(page));
    this.#mine.set(versionOf(page));
    this.#revision = page.position.revision;
  }

  private async put(id: PositionId, mine: Version): Promise<void> {
    const sent = trimmed(mine);
    const { revision, toRebase } = await this.api.save(id, { revision: this.#revision, ...sent });
    this.#revision = revision;
    this.#toRebase.set(toRebase.length);
    this.#base.set(sent);
    if (this.#mine() === mine) this.#mine.set(sent);
    this.#joined.set(false);
    this.remember();
  }

  private async refused(id: PositionId, problem: Problem): Promise<void> {
    if (problem.code !== 'request/stale') {
      this.#problem.set(problem);
      return;
    }
    try {
      this.join(await this.api.read(id));
    } catch (error) {
      this.#problem.set(asProblem(error));
    }
  }

  private remember(): void {
    const [page, base, mine] = [this.#page(), this.#base(), this.#mine()];
    if (!page || !base || !mine) return;
    const written: Kept = { revision: this.#revision, base, mine };
    keep(keptAs(page.position.id), isSame(base, mine) ? '' : JSON.stringify(written));
  }
}

const keptAs = (id: PositionId): string => `draft.${id}`;

const isSame = (one: Version | undefined, other: Version | undefined): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

const versionOf = ({ position: { title, text } }: PositionPage): Version => ({ title, text });

/** As the contract stores it, so that what was sent and what is stored are the same. */
function trimmed({ title, text }: Version): Version {
  const clean = (words: string) => words.normalize('NFC').trim();
  return {
    title: clean(title),
    text: {
      recitals: text.recitals.map((one) => ({ ...one, text: clean(one.text) })),
      articles: text.articles.map((article) => ({
        ...{ ...article, heading: clean(article.heading) },
        paragraphs: article.paragraphs.map((one) => ({ ...one, text: clean(one.text) })),
      })),
    },
  };
}

function readKept(stored: string | null): Kept | undefined {
  if (!stored) return undefined;
  try {
    const written = JSON.parse(stored) as Partial<Kept>;
    return written.mine && written.base && typeof written.revision === 'number'
      ? (written as Kept)
      : undefined;
  } catch {
    return undefined;
  }
}
