import type { Binary, BSONRegExp, BSONSymbol, Code, ObjectId, Timestamp } from 'bson';
import type { Collation } from './collation';
import { compareNumbers } from './number';
import { Rank, rankOf, textOf } from './rank';
import type { Doc, Numeric, Value } from './value';

const sign = (difference: number): number => (difference < 0 ? -1 : difference > 0 ? 1 : 0);

/** BSON's order of two values: -1, 0 or 1. A missing value comes before null. */
export function compare(a: Value | undefined, b: Value | undefined, collation?: Collation): number {
  const rank = rankOf(a);
  const other = rankOf(b);
  if (rank !== other) return rank < other ? -1 : 1;
  return compareAlike(rank, a as Value, b as Value, collation);
}

/** True when the values are one and the same to MongoDB: 1, 1.0 and Decimal 1 are. */
export const equal = (a: Value | undefined, b: Value | undefined, collation?: Collation): boolean =>
  compare(a, b, collation) === 0;

function compareAlike(rank: Rank, a: Value, b: Value, collation?: Collation): number {
  switch (rank) {
    case Rank.number:
      return compareNumbers(a as Numeric, b as Numeric);
    case Rank.string:
      return compareTexts(
        textOf(a as string | BSONSymbol),
        textOf(b as string | BSONSymbol),
        collation,
      );
    case Rank.objectId:
      return Buffer.compare((a as ObjectId).id, (b as ObjectId).id);
    case Rank.bool:
      return sign(Number(a) - Number(b));
    case Rank.date:
      return sign((a as Date).getTime() - (b as Date).getTime());
    case Rank.object:
      return compareDocs(a as Doc, b as Doc, collation);
    case Rank.array:
      return compareArrays(a as Value[], b as Value[], collation);
    default:
      return compareRare(rank, a, b);
  }
}

function compareRare(rank: Rank, a: Value, b: Value): number {
  switch (rank) {
    case Rank.timestamp: {
      const x = BigInt.asUintN(64, (a as Timestamp).toBigInt());
      const y = BigInt.asUintN(64, (b as Timestamp).toBigInt());
      return x < y ? -1 : x > y ? 1 : 0;
    }
    case Rank.binData:
      return compareBinaries(a as Binary, b as Binary);
    case Rank.regex: {
      const x = a as BSONRegExp;
      const y = b as BSONRegExp;
      return compareStrings(x.pattern, y.pattern) || compareStrings(x.options, y.options);
    }
    case Rank.javascript:
      return compareStrings((a as Code).code, (b as Code).code);
    case Rank.javascriptWithScope: {
      const byCode = compareStrings((a as Code).code, (b as Code).code);
      return byCode || compareDocs((a as Code).scope as Doc, (b as Code).scope as Doc);
    }
    default:
      return 0;
  }
}

const compareTexts = (a: string, b: string, collation?: Collation): number =>
  collation ? collation.compare(a, b) : compareStrings(a, b);

/** Order of code points, which is that of the UTF-8 bytes; JavaScript's own order differs above U+FFFF. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const x = a.charCodeAt(index);
    const y = b.charCodeAt(index);
    if (x === y) continue;
    const xPaired = (x & 0xf800) === 0xd800;
    if (xPaired !== ((y & 0xf800) === 0xd800)) return xPaired ? 1 : -1;
    return x < y ? -1 : 1;
  }
  return sign(a.length - b.length);
}

function compareBinaries(a: Binary, b: Binary): number {
  if (a.position !== b.position) return sign(a.position - b.position);
  if (a.sub_type !== b.sub_type) return sign(a.sub_type - b.sub_type);
  return Buffer.compare(a.buffer.subarray(0, a.position), b.buffer.subarray(0, b.position));
}

/** Field by field: first the type, then the name, then the value. */
function compareDocs(a: Doc, b: Doc, collation?: Collation): number {
  const others = b.entries();
  for (const [name, value] of a) {
    const other = others.next();
    if (other.done) return 1;
    const [otherName, otherValue] = other.value;
    const rank = rankOf(value);
    const otherRank = rankOf(otherValue);
    if (rank !== otherRank) return rank < otherRank ? -1 : 1;
    const byName = compareStrings(name, otherName);
    if (byName !== 0) return byName;
    const byValue = compareAlike(rank, value, otherValue, collation);
    if (byValue !== 0) return byValue;
  }
  return others.next().done ? 0 : -1;
}

function compareArrays(a: Value[], b: Value[], collation?: Collation): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const order = compare(a[index], b[index], collation);
    if (order !== 0) return order;
  }
  return sign(a.length - b.length);
}
