import type { Doc } from '../bson/value';
import type { Collection } from './collection';
import type { SecondaryIndex } from './secondary-index';
import type { StoredDocument } from './stored-document';
import type { DecodedVersions, Write } from './transaction';

/** Puts committed writes in force: current versions, indexes and, while snapshots are open, former versions. */
export function applyWrites(
  writes: readonly Write[],
  commit: number,
  keepFormer: FormerVersions | undefined,
  decoded?: DecodedVersions,
): void {
  for (const { collection, key, after } of lastOfEach(writes)) {
    const current = collection.documents.get(key);
    if (!current && !after) continue;
    keepFormer?.keep(collection, key, commit, current);
    reindex(collection, key, current, after, decoded);
    if (after) after.committed = commit;
    collection.setCurrent(key, after);
  }
}

/** A document written twice in a transaction goes straight to its last version. */
function lastOfEach(writes: readonly Write[]): readonly Write[] {
  if (writes.length === 1) return writes;
  const last = new Map<Collection, Map<string, Write>>();
  for (const write of writes) {
    let byKey = last.get(write.collection);
    if (!byKey) last.set(write.collection, (byKey = new Map()));
    byKey.set(write.key, write);
  }
  return [...last.values()].flatMap((byKey) => [...byKey.values()]);
}

function reindex(
  collection: Collection,
  key: string,
  before: StoredDocument | undefined,
  after: StoredDocument | undefined,
  decoded: DecodedVersions | undefined,
): void {
  let beforeDoc = decoded?.before;
  let afterDoc = decoded?.after;
  for (const index of collection.indexes.values()) {
    if (index.isId) {
      if (!before) index.tree.add(key, key);
      else if (!after) index.tree.remove(key);
      continue;
    }
    if (decoded && index.isUntouched(decoded.before, decoded.after)) continue;
    if (before) beforeDoc ??= before.doc;
    if (after) afterDoc ??= after.doc;
    moveKeys(index, key, beforeDoc, afterDoc);
  }
  for (const build of collection.building) {
    if (before) beforeDoc ??= before.doc;
    if (after) afterDoc ??= after.doc;
    build.follow(key, beforeDoc, afterDoc);
  }
}

function moveKeys(
  index: SecondaryIndex,
  key: string,
  before: Doc | undefined,
  after: Doc | undefined,
): void {
  const old = before ? index.keysOf(before) : [];
  const fresh = after ? index.keysOf(after) : [];
  if (old.length === fresh.length && old.every((each, i) => each === fresh[i])) return;
  index.remove(old, key);
  index.add(fresh, key);
}

/** Former versions of documents, kept until no open snapshot can ask for them. */
export class FormerVersions {
  private kept: { collection: Collection; key: string; until: number }[] = [];

  keep(
    collection: Collection,
    key: string,
    until: number,
    version: StoredDocument | undefined,
  ): void {
    const versions = collection.former.get(key);
    if (versions) versions.push({ until, version });
    else collection.former.set(key, [{ until, version }]);
    this.kept.push({ collection, key, until });
  }

  /** Forgets what no snapshot at or after `oldest` can see. */
  prune(oldest: number): void {
    let count = 0;
    for (const { collection, key, until } of this.kept) {
      if (until > oldest) break;
      const versions = collection.former.get(key);
      versions?.shift();
      if (versions?.length === 0) collection.former.delete(key);
      count++;
    }
    if (count > 0) this.kept.splice(0, count);
  }
}
