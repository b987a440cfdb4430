import { docOf, plainOf } from '../bson/value';
import { compileJsonSchema } from './validate';

const valid = (schema: object, doc: object): boolean =>
  compileJsonSchema(docOf(schema))(docOf(doc)) === undefined;

describe('compileJsonSchema', () => {
  it.each<[object, object, boolean]>([
    [{ bsonType: 'object', required: ['a'] }, { a: 1 }, true],
    [{ required: ['a'] }, { b: 1 }, false],
    [{ properties: { a: { bsonType: 'string', minLength: 2, maxLength: 3 } } }, { a: 'éé' }, true],
    [{ properties: { a: { bsonType: 'string', minLength: 2 } } }, { a: 'é' }, false],
    [{ properties: { a: { bsonType: ['int', 'null'] } } }, { a: null }, true],
    [{ properties: { a: { type: 'number' } } }, { a: 5n }, true],
    [{ properties: { a: { minimum: 1, exclusiveMinimum: true } } }, { a: 1 }, false],
    [{ properties: { a: { maximum: 1 } } }, { a: 1 }, true],
    [{ properties: { a: { multipleOf: 3 } } }, { a: 10 }, false],
    [{ properties: { a: { enum: ['x', 1] } } }, { a: 'y' }, false],
    [{ properties: { a: { pattern: '^x' } } }, { a: 'xy' }, true],
    [{ properties: { a: { items: { bsonType: 'int' } } } }, { a: [1, 'x'] }, false],
    [
      { properties: { a: { items: [{ bsonType: 'int' }], additionalItems: false } } },
      { a: [1, 2] },
      false,
    ],
    [{ properties: { a: { uniqueItems: true } } }, { a: [1, 1n] }, false],
    [{ properties: { a: {} }, additionalProperties: false }, { a: 1, b: 1 }, false],
    [
      { patternProperties: { '^n': { bsonType: 'int' } }, additionalProperties: false },
      { n1: 1 },
      true,
    ],
    [{ patternProperties: { '^n': { bsonType: 'int' } } }, { n1: 'x' }, false],
    [{ dependencies: { a: ['b'] } }, { a: 1 }, false],
    [{ anyOf: [{ required: ['a'] }, { required: ['b'] }] }, { b: 1 }, true],
    [{ oneOf: [{ required: ['a'] }, { required: ['b'] }] }, { a: 1, b: 1 }, false],
    [{ not: { required: ['a'] } }, { a: 1 }, false],
  ])('judges by %j that %j is %p', (schema, doc, expected) => {
    expect(valid(schema, doc)).toBe(expected);
  });

  it('tells what is wrong the way a client reads it', () => {
    const details = compileJsonSchema(
      docOf({ required: ['name'], properties: { age: { bsonType: 'int' } } }),
    )(docOf({ age: 'x' }));
    expect(plainOf(details)).toEqual({
      operatorName: '$jsonSchema',
      schemaRulesNotSatisfied: [
        {
          operatorName: 'required',
          specifiedAs: { required: ['name'] },
          missingProperties: ['name'],
        },
        {
          operatorName: 'properties',
          propertiesNotSatisfied: [
            {
              propertyName: 'age',
              details: [
                {
                  operatorName: 'bsonType',
                  specifiedAs: { bsonType: 'int' },
                  reason: 'type did not match',
                  consideredValue: 'x',
                },
              ],
            },
          ],
        },
      ],
    });
  });

  it.each<[object, number]>([
    [{ unknown: 1 }, 9],
    [{ format: 'email' }, 9],
    [{ required: [] }, 9],
    [{ properties: 1 }, 14],
    [{ bsonType: 'wrong' }, 2],
    [{ exclusiveMinimum: true }, 9],
  ])('refuses the schema %j with code %p', (schema, code) => {
    expect(() => compileJsonSchema(docOf(schema))).toThrow(expect.objectContaining({ code }));
  });
});
