import { Binary, Decimal128, ObjectId } from 'bson';
import { isArray, isDoc, type Value } from './value';

/** Bytes of a type, an end and what else surrounds a value. */
const AROUND = 7;

/** About as many bytes as the value takes in BSON. */
export function sizeOf(value: Value | undefined): number {
  if (typeof value === 'string') return value.length + AROUND;
  if (isArray(value)) return value.reduce((sum: number, item) => sum + 3 + sizeOf(item), AROUND);
  if (isDoc(value)) {
    let sum = AROUND;
    for (const [name, inner] of value) sum += name.length + 2 + sizeOf(inner);
    return sum;
  }
  if (value instanceof Binary) return value.position + AROUND;
  if (value instanceof ObjectId || value instanceof Decimal128) return 16;
  return 8;
}
