import { failure } from '../errors';
import { isDoc, type Doc, type Value } from '../bson/value';
import { describeMismatch } from '../query/describe-mismatch';
import type { Collection } from '../store/collection';

/** Refuses a document that the collection's validator does not accept (121, with the reasons). */
export function validateDocument(collection: Collection, doc: Doc, before?: Doc): void {
  const { validator, options } = collection;
  if (!validator || validator(doc)) return;
  if (options.get('validationLevel') === 'off' || options.get('validationAction') === 'warn')
    return;
  if (options.get('validationLevel') === 'moderate' && before && !validator(before)) return;
  const info = new Map<string, Value>([['failingDocumentId', doc.get('_id') ?? null]]);
  const rules = options.get('validator');
  const details = isDoc(rules) ? describeMismatch(rules, doc) : undefined;
  if (details) info.set('details', details);
  throw failure(
    'DocumentValidationFailure',
    'Document failed validation',
    new Map([['errInfo', info]]),
  );
}
