import { isDoc, type Value } from '../../bson/value';
import { location } from '../../errors';
import { bind, fieldsOf, type Frame, type Operator, type Operators } from '../evaluate';

const letOperator: Operator = (argument, context) => {
  const fields = fieldsOf('$let', argument, ['vars', 'in'], { notDoc: 16874, unknown: 16875 });
  const vars = fields.get('vars');
  const body = fields.get('in');
  if (!isDoc(vars)) throw location(16876, "Missing 'vars' parameter to $let");
  if (body === undefined) throw location(16877, "Missing 'in' parameter to $let");
  const names = [...vars.keys()].map(checkedName);
  const values = [...vars].map(([name, value]) => [name, context.compile(value)] as const);
  const evaluate = context.compileWith(names, body);
  return (frame) => {
    const inner = values.reduce<Frame>(
      (known, [name, value]) => bind(known, name, value(frame)),
      frame,
    );
    return evaluate(inner);
  };
};

/** Variables of users begin with a lower-case letter; `CURRENT` may be given anew by MongoDB only. */
export function checkedName(name: string): string {
  if (/^[a-z\u0080-\uffff][\w\u0080-\uffff]*$/.test(name)) return name;
  throw location(16867, `'${name}' starts with an invalid character for a user variable name`);
}

const constant =
  (argument: Value): ReturnType<Operator> =>
  () =>
    argument;

export const variableOperators: Operators = {
  $let: letOperator,
  $literal: constant,
  $const: constant,
  $rand: () => () => Math.random(),
};
