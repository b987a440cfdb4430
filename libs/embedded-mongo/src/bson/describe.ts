import { ObjectId } from 'bson';
import { isArray, isDoc, isNumeric, type Value } from './value';

const LONGEST = 500;

/** A value as the shell shows it, for error messages; cut when long. */
export function describeValue(value: Value | undefined): string {
  const text = shown(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function shown(value: Value | undefined): string {
  if (value == null) return 'null';
  if (typeof value === 'string') return `"${value}"`;
  if (isNumeric(value) || typeof value === 'boolean') return String(value);
  if (isArray(value)) return value.length === 0 ? '[]' : `[ ${value.map(shown).join(', ')} ]`;
  if (value instanceof ObjectId) return `ObjectId('${value.toHexString()}')`;
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (!isDoc(value)) return JSON.stringify(value);
  const fields = [...value].map(([name, inner]) => `${name}: ${shown(inner)}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}
