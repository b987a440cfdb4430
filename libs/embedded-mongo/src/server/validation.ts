import { failure } from '../errors';
import { isDoc, type Doc, type Value } from '../bson/value';
import { compileJsonSchema } from '../query/validate';
import type { Collection } from '../store/collection';

/** Refuses a document that the collection's validator does not accept (121, with the reasons of a schema). */
export function validateDocument(collection: Collection, doc: Doc, before?: Doc): void {
  const { validator, options } = collection;
  if (!validator || validator(doc)) return;
  if (options.get('validationLevel') === 'off' || options.get('validationAction') === 'warn')
    return;
  if (options.get('validationLevel') === 'moderate' && before && !validator(before)) return;
  const info = new Map<string, Value>([['failingDocumentId', doc.get('_id') ?? null]]);
  const details = detailsOf(options.get('validator'), doc);
  if (details) info.set('details', details);
  throw failure(
    'DocumentValidationFailure',
    'Document failed validation',
    new Map([['errInfo', info]]),
  );
}

function detailsOf(validator: Value | undefined, doc: Doc): Doc | undefined {
  const schema = isDoc(validator) ? validator.get('$jsonSchema') : undefined;
  return isDoc(schema) ? compileJsonSchema(schema)(doc) : undefined;
}
