import type { Collection } from './collection';
import { splitNamespace } from './operation';

/** All collections and views by namespace. */
export class Catalog {
  private readonly collections = new Map<string, Collection>();

  get(namespace: string): Collection | undefined {
    return this.collections.get(namespace);
  }

  add(collection: Collection): void {
    this.collections.set(collection.namespace, collection);
  }

  remove(collection: Collection): void {
    this.collections.delete(collection.namespace);
  }

  rename(collection: Collection, to: string): void {
    this.remove(collection);
    [collection.database, collection.name] = splitNamespace(to);
    this.add(collection);
  }

  all(): Collection[] {
    return [...this.collections.values()];
  }

  inDatabase(database: string): Collection[] {
    return this.all().filter((collection) => collection.database === database);
  }
}
