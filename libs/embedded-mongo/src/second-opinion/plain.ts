import { Double } from 'bson';

/**
 * A value without what the second opinion does not know: number types and the order of fields (mingo puts `_id` last).
 * Numbers are compared to twelve digits.
 */
export function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Double) return plain(value.value);
  if (typeof value === 'number') return Number(value.toPrecision(12)) + 0;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  const fields = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(
    fields.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, inner]) => [name, plain(inner)]),
  );
}
