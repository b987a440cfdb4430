import { Injectable } from '@nestjs/common';
import type { DocumentItem, DocumentVersion, FolderCard } from '@passerelle/contracts/documents';
import { PersonService } from '../people/person.service';
import type { DocumentHead } from './document.repository';
import type { StoredVersion } from './document.schema';
import type { StoredFolder } from './folder.repository';

const byName = new Intl.Collator('fr', { numeric: true, sensitivity: 'base' });

export function inOrder<T extends { name: string }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => byName.compare(a.name, b.name));
}

export const folderCard = ({ id, name, parentId }: StoredFolder): FolderCard => ({
  ...{ id, name, parentId },
});

/** Documents and versions as they are shown: with the people behind them. */
@Injectable()
export class DocumentCards {
  constructor(private readonly people: PersonService) {}

  async items(documents: readonly DocumentHead[]): Promise<DocumentItem[]> {
    const people = await this.people.cards(documents.map(({ newest }) => newest.by));
    return documents.flatMap(({ id, bodyId, folderId, name, newest }) => {
      const by = people.get(newest.by);
      const { type, size, inline, at, number: version } = newest;
      return by ? { id, bodyId, folderId, name, type, size, inline, version, by, at } : [];
    });
  }

  async versions(versions: readonly StoredVersion[]): Promise<DocumentVersion[]> {
    const people = await this.people.cards(versions.map(({ by }) => by));
    return versions.flatMap(({ number, type, size, inline, at, restored, by: author }) => {
      const by = people.get(author);
      return by ? { number, type, size, inline, at, by, ...(restored && { restored }) } : [];
    });
  }
}
