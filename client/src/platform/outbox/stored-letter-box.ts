import { Dexie, liveQuery, type EntityTable } from 'dexie';
import type { Letter, LetterBox } from './letter';

type Letters = Dexie & { letters: EntityTable<Letter, 'id'> };

/** Letters in the browser's own database: they outlive the tab and the battery. */
export class StoredLetterBox implements LetterBox {
  private constructor(private readonly database: Letters) {}

  /** Rejects where the browser keeps nothing (private windows, a full disk). */
  static async open(): Promise<StoredLetterBox> {
    const database = new Dexie('passerelle') as Letters;
    database.version(1).stores({ letters: 'id, owner' });
    await database.open();
    return new StoredLetterBox(database);
  }

  all(owner: string): Promise<readonly Letter[]> {
    return this.database.letters.where({ owner }).sortBy('id');
  }

  async put(letter: Letter): Promise<void> {
    await this.database.letters.put(letter);
  }

  async remove(id: string): Promise<void> {
    await this.database.letters.delete(id);
  }

  watch(changed: () => void): () => void {
    const letters = liveQuery(() => this.database.letters.toArray());
    const watching = letters.subscribe({ next: changed, error: () => undefined });
    return () => watching.unsubscribe();
  }
}
