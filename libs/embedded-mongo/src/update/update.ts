import { BSONRegExp, ObjectId } from 'bson';
import { describeValue } from '../bson/describe';
import { equal } from '../bson/compare';
import { identical } from '../bson/type-name';
import { isArray, isDoc, type Doc } from '../bson/value';
import { failedToParse, failure } from '../errors';
import type { Position, QueryEnv } from '../query/env';
import { applyTree } from './apply';
import { compileArrayFilters } from './array-filters';
import { compileUpdatePipeline } from './pipeline';
import { treeOf } from './tree';
import { equalitiesOf } from './upsert';

export interface UpdateOptions {
  arrayFilters?: readonly Doc[];
  env?: QueryEnv;
}

export interface Update {
  /** `replace` updates may change one document only; the two others any number. */
  readonly kind: 'operators' | 'replace' | 'pipeline';
  /** The document after the update; the very same one when nothing changed, to the type of each value. */
  apply(doc: Doc, found?: Position): Doc;
  /** The document an upsert stores when nothing matched; it gets an `_id` when neither side gives one. */
  insertFrom(filter: Doc): Doc;
}

/** One way to change a document; `inserting` when it is made by an upsert. */
type Step = (doc: Doc, inserting: boolean, found?: Position) => Doc;

/**
 * Compiles what `update` and `findAndModify` take: operators, a whole document, or a pipeline.
 * Errors: FailedToParse (9), BadValue (2), ImmutableField (66), ConflictingUpdateOperators (40), and more by operator.
 */
export function compileUpdate(update: Doc | readonly Doc[], options: UpdateOptions = {}): Update {
  const env = options.env ?? {};
  const filters = options.arrayFilters ?? [];
  if (!isDoc(update)) {
    if (filters.length > 0)
      throw failedToParse('arrayFilters may not be specified for pipeline-syle updates');
    const run = compileUpdatePipeline(update, env);
    return build('pipeline', (doc) => withIdFirst(run(doc), doc));
  }
  const [first] = update.keys();
  if (first?.startsWith('$')) return build('operators', operatorStep(update, filters, env));
  if (filters.length > 0)
    throw failedToParse('arrayFilters may not be specified for replacement updates');
  return build('replace', replaceStep(update));
}

function build(kind: Update['kind'], step: Step): Update {
  return {
    kind,
    apply(doc, found) {
      const next = step(doc, false, found);
      if (next === doc || (kind !== 'operators' && identical(doc, next))) return doc;
      checkId(doc, next);
      return next;
    },
    insertFrom(filter) {
      const equalities = equalitiesOf(filter);
      const base = kind === 'replace' ? onlyId(equalities) : equalities;
      const next = step(base, true);
      if (equalities.has('_id')) checkId(equalities, next);
      return checkedId(
        next.has('_id') ? withIdFirst(next, next) : new Map([['_id', new ObjectId()], ...next]),
      );
    },
  };
}

function onlyId(doc: Doc): Doc {
  const id = doc.get('_id');
  return new Map(id === undefined ? [] : [['_id', id]]);
}

function operatorStep(update: Doc, arrayFilters: readonly Doc[], env: QueryEnv): Step {
  const filters = compileArrayFilters(arrayFilters, update, env);
  const updating = treeOf(update, false, env);
  const inserting = update.has('$setOnInsert') ? treeOf(update, true, env) : updating;
  return (doc, isInsert, found) =>
    applyTree(doc, isInsert ? inserting : updating, { root: doc, found, filters });
}

/** The `_id` stays when the new document does not name one. */
function replaceStep(replacement: Doc): Step {
  for (const name of replacement.keys()) {
    if (name.startsWith('$') && !['$ref', '$id', '$db'].includes(name)) {
      throw failure(
        'DollarPrefixedFieldName',
        `The dollar ($) prefixed field '${name}' in '${name}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
      );
    }
  }
  return (doc) => withIdFirst(replacement, doc);
}

/** `_id` is always stored first, and is kept from the old document when the new one has none. */
function withIdFirst(next: Doc, previous: Doc): Doc {
  const id = next.get('_id') ?? previous.get('_id');
  const [first] = next.keys();
  if (id === undefined || first === '_id') return next;
  return new Map([['_id', id], ...[...next].filter(([name]) => name !== '_id')]);
}

function checkId(before: Doc, after: Doc): void {
  const id = before.get('_id');
  if (id === undefined || equal(id, after.get('_id'))) return;
  throw failure(
    'ImmutableField',
    `Performing an update on the path '_id' would modify the immutable field '_id': was ${describeValue(id)}, would be ${describeValue(after.get('_id'))}`,
  );
}

function checkedId(doc: Doc): Doc {
  const id = doc.get('_id');
  if (isArray(id)) throw failure('InvalidIdField', "The '_id' value cannot be of type array");
  if (id instanceof BSONRegExp)
    throw failure('InvalidIdField', "The '_id' value cannot be of type regex");
  return doc;
}
