import { encode } from '../bson/encode';
import { Binary } from 'bson';
import type { Value } from '../bson/value';
import type { Catalog } from './catalog';
import type { Change, ChangeLog } from './change-log';
import { encodeHeader } from './commit-record';
import type { ClusterTime } from './cluster-time';
import { OP, operation } from './operation';
import { encodeStatement, type RetryMemory } from './retry-memory';
import type { StoredDocument } from './stored-document';

/** Everything that a snapshot holds. */
export interface Captured {
  catalog: Catalog;
  changes: ChangeLog;
  retries: RetryMemory;
  time: ClusterTime;
}

/** The state at this moment. Versions never change, so references are enough; the bytes are made while they are written. */
export function capture({ catalog, changes, retries, time }: Captured): Iterable<Buffer> {
  const collections = catalog.all().map((collection) => ({
    namespace: collection.namespace,
    options: collection.options,
    uuid: collection.uuid,
    indexes: [...collection.indexes.values()]
      .filter((index) => !index.isId)
      .map((index) => index.specification),
    documents: [...collection.documents.values()],
  }));
  const happened = [...changes.all()];
  const statements = [...retries.all()];
  const header = encodeHeader({ sequence: changes.next, time: time.last(), wall: new Date() });
  return (function* () {
    for (const { namespace, options, uuid, indexes, documents } of collections) {
      yield operation(
        OP.create,
        namespace,
        encode(
          new Map<string, Value>([
            ['options', options],
            ['uuid', uuid],
          ]),
        ),
      );
      for (const index of indexes) yield operation(OP.createIndex, namespace, encode(index));
      for (const document of documents) yield operation(OP.put, namespace, document.bytes);
    }
    for (const { done, used } of statements)
      yield operation(OP.statement, '', encodeStatement(done, used));
    for (const change of happened) yield changeOperation(change);
    yield header;
  })();
}

function changeOperation(change: Change): Buffer {
  const doc = new Map<string, Value>([
    ['s', BigInt(change.sequence)],
    ['t', change.time],
    ['w', change.wall],
    ['kind', change.kind],
  ]);
  if (change.to) doc.set('to', change.to);
  if (change.uuid) doc.set('uuid', change.uuid);
  if (change.description) doc.set('description', change.description);
  if (change.before) doc.set('before', bytesOf(change.before));
  if (change.after) doc.set('after', bytesOf(change.after));
  if (change.transaction) {
    doc.set('lsid', change.transaction.lsid);
    doc.set('number', change.transaction.number);
  }
  return operation(OP.event, `${change.database}.${change.collection}`, encode(doc, Infinity));
}

const bytesOf = (version: StoredDocument): Binary => new Binary(version.bytes);
