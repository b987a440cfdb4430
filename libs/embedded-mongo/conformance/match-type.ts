const hasBsonType = (value: unknown, type: string): boolean =>
  typeof value === 'object' && value !== null && '_bsontype' in value && value._bsontype === type;

const bsonType =
  (name: string) =>
  (value: unknown): boolean =>
    hasBsonType(value, name);

const whole = (value: unknown): boolean => Number.isInteger(value);

/** The driver hands over most integers as plain numbers, so `int` and `long` cannot be told apart there. */
const PREDICATES: Readonly<Record<string, (value: unknown) => boolean>> = {
  double: (value) => typeof value === 'number' || hasBsonType(value, 'Double'),
  string: (value) => typeof value === 'string',
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  array: Array.isArray,
  binData: (value) => Buffer.isBuffer(value) || hasBsonType(value, 'Binary'),
  objectId: bsonType('ObjectId'),
  bool: (value) => typeof value === 'boolean',
  date: (value) => value instanceof Date,
  null: (value) => value === null,
  regex: (value) => value instanceof RegExp || hasBsonType(value, 'BSONRegExp'),
  int: (value) => whole(value) || hasBsonType(value, 'Int32'),
  long: (value) => whole(value) || typeof value === 'bigint' || hasBsonType(value, 'Long'),
  number: (value) =>
    typeof value === 'number' || typeof value === 'bigint' || hasBsonType(value, 'Long'),
  timestamp: bsonType('Timestamp'),
  decimal: bsonType('Decimal128'),
};

/** True when a value is of the BSON type of this name. */
export function typeMatches(name: string, value: unknown): boolean {
  const predicate = PREDICATES[name];
  if (!predicate) throw new Error(`the runner does not know the type ${name}`);
  return predicate(value);
}
