import { Double } from 'bson';
import { collationOf, type Collation } from '../bson/collation';
import { keyOf } from '../bson/keystring';
import { keysAt, splitPath, walk } from '../bson/path';
import { isArray, isDoc, type Doc, type Value } from '../bson/value';
import { compileFilter, type Match } from '../query/match';
import { OrderedTree } from './ordered-tree';
import type { Transaction } from './transaction';

export interface IndexField {
  path: string;
  descending: boolean;
}

/** A unique key that an open transaction is about to give to a document. */
export interface Claim {
  transaction: Transaction;
  documentKey: string;
}

/**
 * An ordered index. Each entry is the key of the indexed values followed by the key of the document's `_id`.
 * The specification is the document that `listIndexes` shows.
 */
export class SecondaryIndex {
  readonly name: string;
  readonly fields: readonly IndexField[];
  readonly sparse: boolean;
  readonly partial: Doc | undefined;
  readonly collation: Collation | undefined;
  /** Text and geographic indexes are accepted so that schemas load; they answer no query. */
  readonly serves: boolean;
  readonly tree = new OrderedTree();
  readonly claimed = new Map<string, Claim>();
  /** True once a document had an array on an indexed path. */
  multikey = false;
  /** Number of reads that used it. */
  uses = 0;
  readonly since = new Date();
  private readonly paths: readonly (readonly string[])[];
  private readonly descending: readonly boolean[];
  private readonly inPart: Match | undefined;

  constructor(public specification: Doc) {
    const key = specification.get('key');
    const entries = isDoc(key) ? [...key] : [];
    this.name = String(specification.get('name'));
    this.fields = entries.map(([path, way]) => ({ path, descending: numberOf(way) < 0 }));
    this.serves = entries.every(([, way]) => typeof way !== 'string' || way === 'hashed');
    this.sparse = specification.get('sparse') === true;
    const partial = specification.get('partialFilterExpression');
    this.partial = isDoc(partial) ? partial : undefined;
    this.inPart = this.partial && compileFilter(this.partial);
    const collation = specification.get('collation');
    this.collation = isDoc(collation) ? collationOf(collation) : undefined;
    this.paths = this.fields.map(({ path }) => splitPath(path));
    this.descending = this.fields.map(({ descending }) => descending);
  }

  get isId(): boolean {
    return this.name === '_id_';
  }

  get unique(): boolean {
    return this.isId || this.specification.get('unique') === true;
  }

  /** No new duplicates: it is unique, or `collMod` is about to make it so. */
  get refusesDuplicates(): boolean {
    return this.unique || this.specification.get('prepareUnique') === true;
  }

  get hidden(): boolean {
    return this.specification.get('hidden') === true;
  }

  /** Seconds after which documents expire, for a TTL index. */
  get expireAfterSeconds(): number | undefined {
    const seconds = this.specification.get('expireAfterSeconds');
    return seconds == null ? undefined : numberOf(seconds);
  }

  /** The keys of a document, without the `_id` at the end; none when the index leaves it out. */
  keysOf(doc: Doc): string[] {
    if (!this.serves || (this.inPart && !this.inPart(doc))) return [];
    if (this.sparse && !this.paths.some((path) => exists(doc, path))) return [];
    const rows = keysAt(doc, this.paths);
    const only = rows[0];
    if (rows.length > 1 || this.paths.some((path) => crossesArray(doc, path))) this.multikey = true;
    if (rows.length === 1 && only) return [this.keyOf(only)];
    return [...new Set(rows.map((row) => this.keyOf(row)))];
  }

  /** Nothing that its keys are made of differs: an update shares what it did not change. */
  isUntouched(before: Doc, after: Doc): boolean {
    return !this.inPart && this.paths.every(([root = '']) => before.get(root) === after.get(root));
  }

  /** Key of the first values of the index's fields. */
  keyOf(values: readonly (Value | undefined)[]): string {
    return keyOf(values, this.descending, this.collation);
  }

  add(keys: readonly string[], documentKey: string): void {
    for (const key of keys) this.tree.add(key + documentKey, documentKey);
  }

  remove(keys: readonly string[], documentKey: string): void {
    for (const key of keys) this.tree.remove(key + documentKey);
  }

  /** Documents that have this key now. */
  holders(key: string): Generator<string> {
    return this.tree.range(key, key + AFTER);
  }
}

function exists(doc: Doc, path: readonly string[]): boolean {
  return walk(doc, path, false, (value) => value !== undefined);
}

function crossesArray(doc: Doc, path: readonly string[]): boolean {
  let value: Value | undefined = doc;
  for (const name of path) {
    if (!isDoc(value)) break;
    value = value.get(name);
  }
  return isArray(value);
}

/** Greater than every continuation of a key: keys are latin1, this is not. */
export const AFTER = '\u0100';

export function numberOf(value: Value | undefined): number {
  if (value instanceof Double) return value.value;
  return Number(value);
}
