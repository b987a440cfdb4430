import { Decimal128 } from 'bson';
import { combine, divide } from '../../bson/arithmetic';
import { toDecimal } from '../../bson/decimal';
import { fitsInt, fitsLong, kindOf, toNumber } from '../../bson/number';
import { doubleOf, isNumeric, type Numeric, type Value } from '../../bson/value';
import type { Fold, FoldMaker } from '../fold';

/** A sum of all four types: whole numbers exactly, doubles with their rounding errors carried along. */
class Sum {
  count = 0;
  private whole = 0n;
  private double = 0;
  private carried = 0;
  private decimal: Decimal128 | undefined;
  private sawDouble = false;
  private sawLong = false;

  add(value: Value | undefined): void {
    if (!isNumeric(value)) return;
    this.count += 1;
    if (value instanceof Decimal128) {
      this.decimal = combine('add', this.decimal ?? toDecimal(0), value, 'double') as Decimal128;
    } else if (kindOf(value) === 'double') this.addDouble(toNumber(value));
    else {
      this.sawLong ||= typeof value === 'bigint';
      this.whole += BigInt(value as number | bigint);
    }
  }

  private addDouble(value: number): void {
    this.sawDouble = true;
    const sum = this.double + value;
    const lost =
      Math.abs(this.double) >= Math.abs(value)
        ? this.double - sum + value
        : value - sum + this.double;
    this.carried += Number.isFinite(lost) ? lost : 0;
    this.double = sum;
  }

  total(): Numeric {
    const plain = this.double + this.carried;
    if (this.decimal) {
      const rest = combine('add', toDecimal(this.whole), doubleOf(plain), 'double') as Numeric;
      return combine('add', this.decimal, rest, 'double') as Numeric;
    }
    if (this.sawDouble) return doubleOf(plain + Number(this.whole));
    if (!this.sawLong && fitsInt(this.whole)) return Number(this.whole);
    return fitsLong(this.whole) ? this.whole : doubleOf(Number(this.whole));
  }
}

const sum: FoldMaker = () => {
  const all = new Sum();
  return { add: (value) => all.add(value), result: () => all.total() };
};

const average: FoldMaker = () => {
  const all = new Sum();
  return {
    add: (value) => all.add(value),
    result: () => (all.count === 0 ? null : divide(all.total(), all.count)),
  };
};

/** Standard deviation in one pass (Welford). */
const deviation =
  (lessOne: number): FoldMaker =>
  (): Fold => {
    let count = 0;
    let mean = 0;
    let squares = 0;
    return {
      add(value) {
        if (!isNumeric(value)) return;
        const plain = toNumber(value);
        count += 1;
        const distance = plain - mean;
        mean += distance / count;
        squares += distance * (plain - mean);
      },
      result: () => (count <= lessOne ? null : doubleOf(Math.sqrt(squares / (count - lessOne)))),
    };
  };

export const numberFolds: Readonly<Record<string, FoldMaker>> = {
  $sum: sum,
  $avg: average,
  $stdDevPop: deviation(0),
  $stdDevSamp: deviation(1),
};
