import type { Value } from '../bson/value';
import { schemaOf, schemasOf, broken, type Keyword } from './validate-rule';

function combination(name: string, accepts: (valid: number, all: number) => boolean): Keyword {
  return (argument, _schema, compile) => {
    const branches = schemasOf(name, argument).map(compile);
    return (value) => {
      const results = branches.map((violations) => violations(value));
      const valid = results.filter((details) => details.length === 0).length;
      if (accepts(valid, branches.length)) return undefined;
      const failed = results.flatMap((details, index) =>
        details.length === 0
          ? []
          : [
              new Map<string, Value>([
                ['index', index],
                ['details', details],
              ]),
            ],
      );
      return broken(name, argument, `${valid} of ${branches.length} schemas matched`, [
        ['schemasNotSatisfied', failed],
      ]);
    };
  };
}

export const combinationKeywords: Readonly<Record<string, Keyword>> = {
  allOf: combination('allOf', (valid, all) => valid === all),
  anyOf: combination('anyOf', (valid) => valid > 0),
  oneOf: combination('oneOf', (valid) => valid === 1),
  not: (argument, _schema, compile) => {
    const violations = compile(schemaOf('not', argument));
    return (value) =>
      violations(value).length > 0
        ? undefined
        : broken('not', argument, 'child expression matched', [['consideredValue', value]]);
  },
};
