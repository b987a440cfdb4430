import { type Doc, type Value } from '../bson/value';
import { MongoError } from '../errors';
import type { Change } from '../store/change-log';
import { splitNamespace } from '../store/operation';
import type { Store } from '../store/store';
import { descriptionOf } from './update-description';

export interface EventOptions {
  fullDocument: string;
  fullDocumentBeforeChange: string;
  /** With the identity of the collection, changes of the catalog and unambiguous paths. */
  expanded: boolean;
}

/** A resume token is the number of the change; `FF` after it: the invalidation that followed it. */
export function tokenOf(sequence: number, invalidated = false): Doc {
  const digits = sequence.toString(16).toUpperCase().padStart(16, '0');
  return new Map([['_data', `82${digits}${invalidated ? 'FF' : ''}`]]);
}

/** The number in a token and whether it is that of an invalidation; undefined when it is none of ours. */
export function readToken(token: Doc): { sequence: number; invalidated: boolean } | undefined {
  const data = token.get('_data');
  const match = typeof data === 'string' ? /^82([0-9A-F]{16})(FF)?$/.exec(data) : null;
  return match?.[1]
    ? { sequence: parseInt(match[1], 16), invalidated: match[2] === 'FF' }
    : undefined;
}

/** The event as a driver gets it. */
export function eventOf(store: Store, change: Change, options: EventOptions): Doc {
  const event = new Map<string, Value>([
    ['_id', tokenOf(change.sequence)],
    ['operationType', change.kind],
    ['clusterTime', change.time],
    ['wallTime', change.wall],
  ]);
  addDocument(store, change, options, event);
  if (options.expanded && change.uuid) event.set('collectionUUID', change.uuid);
  event.set('ns', namespaceDoc(change.database, change.collection));
  if (change.to) event.set('to', namespaceDoc(...splitNamespace(change.to)));
  const version = change.after ?? change.before;
  if (version && isWrite(change))
    event.set('documentKey', new Map([['_id', version.doc.get('_id') ?? null]]));
  if (change.kind === 'update' && change.before && change.after) {
    event.set(
      'updateDescription',
      descriptionOf(change.before.doc, change.after.doc, options.expanded),
    );
  }
  if (options.expanded && change.description) event.set('operationDescription', change.description);
  addBefore(store, change, options, event);
  if (change.transaction) {
    event.set('lsid', change.transaction.lsid);
    event.set('txnNumber', change.transaction.number);
  }
  return event;
}

export function invalidateOf(change: Change): Doc {
  return new Map<string, Value>([
    ['_id', tokenOf(change.sequence, true)],
    ['operationType', 'invalidate'],
    ['clusterTime', change.time],
    ['wallTime', change.wall],
  ]);
}

const isWrite = ({ kind }: Change): boolean =>
  ['insert', 'update', 'replace', 'delete'].includes(kind);

function namespaceDoc(database: string, collection: string): Doc {
  const doc = new Map<string, Value>([['db', database]]);
  if (collection !== '') doc.set('coll', collection);
  return doc;
}

/** An update is looked up as it is now, or given as it was then when the collection keeps images. */
function addDocument(
  store: Store,
  change: Change,
  { fullDocument }: EventOptions,
  event: Doc,
): void {
  if (change.kind === 'insert' || change.kind === 'replace') {
    if (change.after) event.set('fullDocument', change.after.doc);
    return;
  }
  if (change.kind !== 'update' || !change.after || fullDocument === 'default') return;
  if (fullDocument === 'updateLookup') {
    const collection = store.catalog.get(`${change.database}.${change.collection}`);
    event.set('fullDocument', collection?.documents.get(change.after.key)?.doc ?? null);
  } else {
    const image = keepsImages(store, change) ? change.after.doc : null;
    event.set('fullDocument', available(image, fullDocument));
  }
}

function addBefore(
  store: Store,
  change: Change,
  { fullDocumentBeforeChange }: EventOptions,
  event: Doc,
): void {
  if (fullDocumentBeforeChange === 'off' || !isWrite(change) || change.kind === 'insert') return;
  const kept = keepsImages(store, change) ? (change.before?.doc ?? null) : null;
  event.set('fullDocumentBeforeChange', available(kept, fullDocumentBeforeChange));
}

/** Errors: NoMatchingDocument (47) when an image is required that the collection does not keep. */
function available(image: Doc | null, wanted: string): Doc | null {
  if (image || wanted !== 'required') return image;
  throw new MongoError(
    47,
    'NoMatchingDocument',
    'Change stream was configured to require an image for all update, delete and replace events, but it was not found',
  );
}

function keepsImages(store: Store, { database, collection }: Change): boolean {
  const options = store.catalog
    .get(`${database}.${collection}`)
    ?.options.get('changeStreamPreAndPostImages');
  return options instanceof Map && options.get('enabled') === true;
}
