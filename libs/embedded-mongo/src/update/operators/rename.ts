import { describeValue } from '../../bson/describe';
import { isArray, isDoc, type Doc, type Value } from '../../bson/value';
import { badValue } from '../../errors';
import { creating, existing } from '../change';
import { isPositional, type Leaf } from '../branch';

/** `$rename` takes one field away and sets another to what the first one was. */
export function renameChanges(from: string, argument: Value): Leaf[] {
  if (typeof argument !== 'string') {
    throw badValue(
      `The 'to' field for $rename must be a string: ${from}: ${describeValue(argument)}`,
    );
  }
  if (from === argument) {
    throw badValue(`The source and target field for $rename must differ: ${from}: "${argument}"`);
  }
  for (const path of [from, argument]) {
    if (path.split('.').some(isPositional)) {
      throw badValue(`The source or target field for $rename may not be dynamic: ${path}`);
    }
  }
  const take = existing(() => undefined);
  const give = creating((current, { root }) => {
    const value = sourceValue(root, from);
    if (value === undefined) return current;
    refuseArrays(root, argument, 'destination');
    return value;
  });
  return [
    { path: from, change: take },
    { path: argument, change: { ...give, creates: true } },
  ];
}

function sourceValue(root: Doc, path: string): Value | undefined {
  refuseArrays(root, path, 'source');
  let value: Value | undefined = root;
  for (const step of path.split('.')) value = isDoc(value) ? value.get(step) : undefined;
  return value;
}

function refuseArrays(root: Doc, path: string, role: 'source' | 'destination'): void {
  let value: Value | undefined = root;
  for (const step of path.split('.').slice(0, -1)) {
    value = isDoc(value) ? value.get(step) : undefined;
    if (!isArray(value)) continue;
    throw badValue(
      `The ${role} field cannot be an array element, '${path}' in doc with _id: ${describeValue(root.get('_id'))} has an array field called '${step}'`,
    );
  }
}
