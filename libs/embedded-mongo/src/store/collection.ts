import { Binary } from 'bson';
import { randomBytes } from 'node:crypto';
import { isDoc, type Doc, type Value } from '../bson/value';
import { compileFilter, type Match } from '../query/match';
import type { IndexBuild } from './index-build';
import { SecondaryIndex } from './secondary-index';
import type { StoredDocument } from './stored-document';
import type { Transaction } from './transaction';

/** A version that was current until `until`; kept while an older snapshot may ask for it. */
export interface FormerVersion {
  until: number;
  version: StoredDocument | undefined;
}

const ID_INDEX: Doc = new Map<string, Doc | number | string>([
  ['v', 2],
  ['key', new Map([['_id', 1]])],
  ['name', '_id_'],
]);

/** Documents by key, in the order they were inserted, with their indexes. A view has no documents. */
export class Collection {
  readonly documents = new Map<string, StoredDocument>();
  readonly indexes = new Map<string, SecondaryIndex>();
  readonly former = new Map<string, FormerVersion[]>();
  readonly locks = new Map<string, Transaction>();
  /** Indexes that are being built and follow the writes. */
  readonly building = new Set<IndexBuild>();
  dropped = false;
  validator: Match | undefined;
  /** Sum of the current documents' bytes. */
  bytes = 0;

  constructor(
    public database: string,
    public name: string,
    public options: Doc = new Map(),
    readonly uuid: Binary = new Binary(randomUuid(), Binary.SUBTYPE_UUID),
  ) {
    if (!this.isView) this.indexes.set('_id_', new SecondaryIndex(ID_INDEX));
    this.readOptions();
  }

  get namespace(): string {
    return `${this.database}.${this.name}`;
  }

  get isView(): boolean {
    return this.options.has('viewOn');
  }

  get isCapped(): boolean {
    return this.options.get('capped') === true;
  }

  /** The indexes as they are shown: a clustered collection has its documents in the order of `_id` and no other `_id` index. */
  get specifications(): Doc[] {
    const clustered = this.options.get('clusteredIndex');
    return [...this.indexes.values()].map(({ isId, specification }) =>
      isId && isDoc(clustered)
        ? new Map<string, Value>([...clustered, ['clustered', true]])
        : specification,
    );
  }

  readOptions(): void {
    const validator = this.options.get('validator');
    this.validator = isDoc(validator) && validator.size > 0 ? compileFilter(validator) : undefined;
  }

  setCurrent(key: string, next: StoredDocument | undefined): void {
    const current = this.documents.get(key);
    this.bytes += (next?.bytes.length ?? 0) - (current?.bytes.length ?? 0);
    if (next) this.documents.set(key, next);
    else this.documents.delete(key);
  }
}

function randomUuid(): Buffer {
  const bytes = randomBytes(16);
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  return bytes;
}
