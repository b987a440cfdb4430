const OWN = '01J00000000000000000000001';

/** Values that mean something to a database when nobody looks at them first; `given` is the right value. */
const OPERATORS: readonly ((given: unknown) => unknown)[] = [
  () => ({ $gt: '' }),
  () => ({ $gte: '' }),
  () => ({ $lt: '~' }),
  () => ({ $ne: null }),
  () => ({ $ne: '' }),
  (given) => ({ $eq: given }),
  (given) => ({ $in: [given] }),
  () => ({ $in: [] }),
  () => ({ $nin: [] }),
  () => ({ $exists: true }),
  () => ({ $exists: false }),
  () => ({ $type: 'string' }),
  () => ({ $regex: '.*' }),
  () => ({ $regex: '^(a+)+$', $options: 'i' }),
  () => ({ $not: { $eq: 'x' } }),
  () => ({ $not: { $regex: '^$' } }),
  () => ({ $or: [{}, { _id: { $exists: true } }] }),
  () => ({ $and: [{}] }),
  () => ({ $nor: [{ _id: 'x' }] }),
  () => ({ $where: 'sleep(1000) || true' }),
  () => ({ $where: 'this.password' }),
  () => ({ $expr: { $eq: [1, 1] } }),
  () => ({ $function: { body: 'return true', args: [], lang: 'js' } }),
  () => ({ $elemMatch: { $exists: true } }),
  () => ({ $all: [] }),
  () => ({ $size: 0 }),
  () => ({ $mod: [1, 0] }),
  () => ({ $jsonSchema: {} }),
  () => ({ $text: { $search: 'a' } }),
  () => ({ $set: { administrator: true } }),
  () => ({ $unset: { deactivatedAt: '' } }),
  () => ({ $inc: { version: 1 } }),
  () => ({ $push: { mandateIds: 'x' } }),
  () => ({ $rename: { a: 'b' } }),
  () => ({ $concat: ['$passwordHash'] }),
  () => ({ $literal: OWN }),
  () => ({ _bsontype: 'ObjectId', id: 'aaaaaaaaaaaa' }),
  () => ({ _bsontype: 'Code', code: 'return true' }),
  () => ({ toString: OWN, length: 26 }),
  () => ({ constructor: { prototype: { administrator: true } } }),
  (given) => ({ '\u0000$gt': '', value: given }),
  (given) => [given],
  (given) => [{ $ne: given }],
  () => [],
  () => [['$gt', '']],
];

/** Strings that a driver, a template or a pattern might read as more than a string. */
export const OPERATOR_STRINGS: readonly string[] = [
  '{"$gt":""}',
  '[$ne]=1',
  '$passwordHash',
  '$$ROOT',
  '.*',
  '/.*/',
  '*',
  '%',
  "'; return true; //",
  "' || '1'=='1",
  'true',
  '__proto__',
];

export const OPERATOR_PAYLOADS = OPERATORS;

/**
 * A sample that is the same in every run: `count` payloads for the leaf of this number, moving on by `count` from leaf
 * to leaf, so that every payload meets leaves of every kind.
 */
export function sampleFor<T>(payloads: readonly T[], leaf: number, count: number): T[] {
  return Array.from(
    { length: Math.min(count, payloads.length) },
    (_, index) => payloads[(leaf * count + index) % payloads.length]!,
  );
}
