import { doubleOf, isNumeric } from '../../bson/value';
import { toNumber } from '../../bson/number';
import { location } from '../../errors';
import { two, type Operators } from '../evaluate';
import { real } from './arithmetic';

const range = (code: number, test: (value: number) => boolean) => ({
  code,
  test,
  text: "'s argument is out of range",
});

const unit = range(50989, (value) => value >= -1 && value <= 1);
const finite = range(50989, (value) => Number.isFinite(value));

export const trigonometryOperators: Operators = {
  $sin: real('$sin', Math.sin, finite),
  $cos: real('$cos', Math.cos, finite),
  $tan: real('$tan', Math.tan, finite),
  $asin: real('$asin', Math.asin, unit),
  $acos: real('$acos', Math.acos, unit),
  $atan: real('$atan', Math.atan),
  $sinh: real('$sinh', Math.sinh),
  $cosh: real('$cosh', Math.cosh),
  $tanh: real('$tanh', Math.tanh),
  $asinh: real('$asinh', Math.asinh),
  $acosh: real(
    '$acosh',
    Math.acosh,
    range(50989, (value) => value >= 1),
  ),
  $atanh: real('$atanh', Math.atanh, unit),
  $degreesToRadians: real('$degreesToRadians', (value) => (value * Math.PI) / 180),
  $radiansToDegrees: real('$radiansToDegrees', (value) => (value * 180) / Math.PI),
  $atan2: two('$atan2', (y, x) => {
    if (y == null || x == null) return null;
    if (!isNumeric(y) || !isNumeric(x)) throw location(51044, '$atan2 only supports numeric types');
    return doubleOf(Math.atan2(toNumber(y), toNumber(x)));
  }),
};
