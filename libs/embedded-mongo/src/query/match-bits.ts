import { Binary } from 'bson';
import { integerOf, toNumber } from '../bson/number';
import { isArray, isNumeric, type Value } from '../bson/value';
import { badValue, failedToParse } from '../errors';
import { anyValue, type Operator } from './condition';

/** The set bits of a `$bits…` argument: a mask, a binary, or a list of places. */
function placesOf(argument: Value, name: string): number[] {
  if (isArray(argument)) {
    return argument.map((item) => {
      const place = integerOf(item);
      if (place === undefined || place < 0) {
        throw badValue(`Failed to parse bit position. Expected a non-negative number in: ${name}`);
      }
      return place;
    });
  }
  if (argument instanceof Binary) return bitsOfBytes(argument);
  if (!isNumeric(argument))
    throw badValue(`${name} takes an Array, a number, or a BinData but received`);
  const mask = integerOf(argument) ?? (typeof argument === 'bigint' ? argument : undefined);
  if (mask === undefined || mask < 0) {
    throw failedToParse(`Expected a non-negative integer in: ${name}`);
  }
  return bitsOfMask(BigInt(mask));
}

function bitsOfMask(mask: bigint): number[] {
  const digits = mask.toString(2);
  return [...digits].flatMap((digit, index) => (digit === '1' ? [digits.length - 1 - index] : []));
}

function bitsOfBytes(binary: Binary): number[] {
  const places = Array.from({ length: binary.position * 8 }, (_, place) => place);
  return places.filter((place) => byteBit(binary, place));
}

const byteBit = (binary: Binary, place: number): boolean =>
  place >> 3 < binary.position && ((binary.buffer[place >> 3] ?? 0) & (1 << (place & 7))) !== 0;

/** How to read bits of a stored value; undefined for values that have none. */
function readerOf(value: Value | undefined): ((place: number) => boolean) | undefined {
  if (value instanceof Binary) return (place) => byteBit(value, place);
  if (!isNumeric(value)) return undefined;
  const plain = toNumber(value);
  if (typeof value !== 'bigint' && !Number.isInteger(plain)) return undefined;
  if (plain < -(2 ** 63) || plain >= 2 ** 63) return undefined;
  const whole = typeof value === 'bigint' ? value : BigInt(plain);
  return (place) => (place >= 64 ? whole < 0n : ((whole >> BigInt(place)) & 1n) === 1n);
}

type Quantity = (places: readonly number[], isSet: (place: number) => boolean) => boolean;

const bits =
  (name: string, quantity: Quantity): Operator =>
  (argument) => {
    const places = placesOf(argument, name);
    return anyValue((value) => {
      const reader = readerOf(value);
      return reader !== undefined && quantity(places, reader);
    });
  };

export const bitOperators: Readonly<Record<string, Operator>> = {
  $bitsAllSet: bits('$bitsAllSet', (places, isSet) => places.every(isSet)),
  $bitsAnySet: bits('$bitsAnySet', (places, isSet) => places.some(isSet)),
  $bitsAllClear: bits('$bitsAllClear', (places, isSet) => !places.some(isSet)),
  $bitsAnyClear: bits('$bitsAnyClear', (places, isSet) => !places.every(isSet)),
};
