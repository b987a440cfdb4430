import { Decimal128, Double, ObjectId } from 'bson';
import { docOf, doubleOf, plainOf, valueOf } from '../bson/value';
import { compileExpression } from './expression';

const evaluate = (expression: unknown, doc: object = {}): unknown =>
  plainOf(compileExpression(valueOf(expression), { now: new Date(5000) })(docOf(doc)));

const decimal = (text: string): Decimal128 => Decimal128.fromString(text);
const double = (value: number): Double => new Double(value);

type Case = [unknown, unknown, object?];

const families: Record<string, Case[]> = {
  paths: [
    ['$a.b', 1, { a: { b: 1 } }],
    ['$a.b', [1, 2], { a: [{ b: 1 }, { c: 1 }, { b: 2 }, 5] }],
    ['$a.0', [], { a: [1] }],
    ['$a.b', undefined, { a: 5 }],
    ['$$ROOT.a', 1, { a: 1 }],
    ['$$NOW', new Date(5000)],
    [{ x: '$a', y: '$missing' }, { x: 1 }, { a: 1 }],
    [['$a', '$missing'], [1, null], { a: 1 }],
    [{ $literal: '$a' }, '$a'],
    [{ $let: { vars: { x: 1, y: '$a' }, in: { $add: ['$$x', '$$y'] } } }, 3, { a: 2 }],
  ],
  arithmetic: [
    [{ $add: [1, 2n] }, 3n],
    [{ $add: [2147483647, 1] }, 2147483648n],
    [{ $add: [9223372036854775807n, 1n] }, 9223372036854775807],
    [{ $add: [1, doubleOf(1)] }, double(2)],
    [{ $add: [decimal('0.1'), 1] }, decimal('1.1')],
    [{ $add: [0.1, decimal('1')] }, decimal('1.100000000000000')],
    [{ $add: [new Date(1000), 500] }, new Date(1500)],
    [{ $add: [1, null] }, null],
    [{ $add: [] }, 0],
    [{ $subtract: [new Date(1500), new Date(500)] }, 1000n],
    [{ $subtract: [new Date(1500), 500] }, new Date(1000)],
    [{ $multiply: [2, 3.5] }, double(7)],
    [{ $divide: [7, 2] }, 3.5],
    [{ $divide: [4, 2] }, double(2)],
    [{ $divide: [decimal('1'), 3] }, decimal('0.3333333333333333333333333333333333')],
    [{ $mod: [-7, 3] }, -1],
    [{ $mod: [7.5, 2] }, 1.5],
    [{ $abs: -5 }, 5],
    [{ $pow: [2, 10] }, 1024],
    [{ $pow: [2, -1] }, 0.5],
    [{ $sqrt: 9 }, double(3)],
    [{ $round: [2.5] }, double(2)],
    [{ $round: [-1.25, 1] }, -1.2],
    [{ $round: [1234, -2] }, 1200],
    [{ $round: [2, 1] }, 2],
    [{ $trunc: [7n, 3] }, 7n],
    [{ $trunc: [-1.99, 1] }, -1.9],
    [{ $floor: -1.5 }, double(-2)],
    [{ $ceil: decimal('1.2') }, decimal('2')],
    [{ $log10: 1000 }, double(3)],
    [{ $sum: [1, 2, 'x', null] }, 3],
    [{ $sum: '$a' }, 6, { a: [1, 2, 3] }],
    [{ $avg: [1, 2] }, 1.5],
    [{ $max: '$a' }, 3, { a: [1, 3, null] }],
    [{ $stdDevPop: [1, 3] }, double(1)],
  ],
  conditions: [
    [{ $cond: [{ $gt: ['$a', 1] }, 'yes', 'no'] }, 'yes', { a: 2 }],
    [{ $cond: { if: '$missing', then: 1, else: 2 } }, 2],
    [{ $ifNull: ['$missing', null, 5] }, 5],
    [{ $ifNull: ['$missing', null] }, null],
    [
      {
        $switch: {
          branches: [
            { case: false, then: 1 },
            { case: true, then: 2 },
          ],
        },
      },
      2,
    ],
    [{ $and: [1, '', []] }, true],
    [{ $or: [0, null, '$missing'] }, false],
    [{ $not: [0] }, true],
    [{ $gt: [null, '$missing'] }, true],
    [{ $eq: [1, doubleOf(1)] }, true],
    [{ $lt: [5, 'a'] }, true],
    [{ $cmp: ['a', 'b'] }, -1],
  ],
  texts: [
    [{ $concat: ['a', 'b'] }, 'ab'],
    [{ $concat: ['a', null] }, null],
    [{ $toUpper: 'é' }, 'É'],
    [{ $toLower: null }, ''],
    [{ $strLenCP: '\u{1f600}é' }, 2],
    [{ $strLenBytes: 'é' }, 2],
    [{ $substrCP: ['héllo', 1, 2] }, 'él'],
    [{ $substrBytes: ['hello', 1, -1] }, 'ello'],
    [{ $indexOfCP: ['hello', 'l'] }, 2],
    [{ $indexOfBytes: ['éa', 'a'] }, 2],
    [{ $split: ['a-b-c', '-'] }, ['a', 'b', 'c']],
    [{ $trim: { input: '  a ' } }, 'a'],
    [{ $ltrim: { input: 'xxa', chars: 'x' } }, 'a'],
    [{ $replaceAll: { input: 'a.b.c', find: '.', replacement: { $literal: '$&' } } }, 'a$&b$&c'],
    [{ $replaceOne: { input: 'aa', find: 'a', replacement: 'b' } }, 'ba'],
    [{ $regexMatch: { input: 'Abc', regex: '^a', options: 'i' } }, true],
    [
      { $regexFind: { input: 'éab', regex: /(a)(x)?/ } },
      { match: 'a', idx: 1, captures: ['a', null] },
    ],
    [
      { $regexFindAll: { input: 'a1a2', regex: 'a(.)' } },
      [
        { match: 'a1', idx: 0, captures: ['1'] },
        { match: 'a2', idx: 2, captures: ['2'] },
      ],
    ],
    [{ $strcasecmp: ['A', 'b'] }, -1],
  ],
  arrays: [
    [{ $arrayElemAt: [[1, 2], -1] }, 2],
    [{ $arrayElemAt: [[1], 5] }, undefined],
    [{ $first: '$a' }, 1, { a: [1, 2] }],
    [{ $concatArrays: [[1], [2]] }, [1, 2]],
    [{ $size: '$a' }, 2, { a: [1, 2] }],
    [{ $in: [1n, [1, 2]] }, true],
    [{ $indexOfArray: [[1, 2], 2] }, 1],
    [{ $range: [0, 5, 2] }, [0, 2, 4]],
    [{ $reverseArray: [[1, 2]] }, [2, 1]],
    [{ $slice: [[1, 2, 3], -2] }, [2, 3]],
    [{ $slice: [[1, 2, 3], 1, 1] }, [2]],
    [{ $map: { input: '$a', as: 'x', in: { $multiply: ['$$x', 2] } } }, [2, 4], { a: [1, 2] }],
    [{ $map: { input: '$missing', in: '$$this' } }, null],
    [{ $filter: { input: [1, 2, 3], cond: { $gt: ['$$this', 1] }, limit: 1 } }, [2]],
    [{ $reduce: { input: [1, 2], initialValue: 0, in: { $add: ['$$value', '$$this'] } } }, 3],
    [
      { $zip: { inputs: [[1, 2], [3]], useLongestLength: true, defaults: [0, 9] } },
      [
        [1, 3],
        [2, 9],
      ],
    ],
    [{ $sortArray: { input: [3, 1, 2], sortBy: -1 } }, [3, 2, 1]],
    [{ $sortArray: { input: [{ a: 2 }, { a: 1 }], sortBy: { a: 1 } } }, [{ a: 1 }, { a: 2 }]],
    [{ $firstN: { n: 2, input: [1, 2, 3] } }, [1, 2]],
    [{ $maxN: { n: 1, input: [1, 3] } }, [3]],
    [
      {
        $arrayToObject: [
          [
            ['a', 1],
            ['b', 2],
          ],
        ],
      },
      { a: 1, b: 2 },
    ],
    [{ $arrayToObject: { $literal: [{ k: 'a', v: 1 }] } }, { a: 1 }],
    [{ $objectToArray: { a: 1 } }, [{ k: 'a', v: 1 }]],
    [{ $isArray: [[1]] }, true],
  ],
  bits: [
    [{ $bitAnd: [7, 5n] }, 5n],
    [{ $bitOr: [1, 4] }, 5],
    [{ $bitXor: [5, null] }, null],
    [{ $bitNot: 0 }, -1],
    [{ $binarySize: 'é' }, 2],
    [{ $bsonSize: { a: 1 } }, 12],
  ],
  sets: [
    [
      {
        $setUnion: [
          [2, 1],
          [1n, 3],
        ],
      },
      [1, 2, 3],
    ],
    [
      {
        $setIntersection: [
          [1, 2],
          [2, 3],
        ],
      },
      [2],
    ],
    [{ $setDifference: [[1, 2, 1], [2]] }, [1]],
    [
      {
        $setEquals: [
          [1, 2],
          [2, 1, 1],
        ],
      },
      true,
    ],
    [{ $setIsSubset: [[1], [1, 2]] }, true],
    [{ $anyElementTrue: [[0, 1]] }, true],
    [{ $allElementsTrue: [[0, 1]] }, false],
  ],
  objects: [
    [{ $mergeObjects: ['$a', { b: 2 }, null] }, { a: 1, b: 2 }, { a: { a: 1, b: 1 } }],
    [{ $getField: 'a.b' }, 5, { 'a.b': 5 }],
    [{ $getField: { field: { $literal: '$x' }, input: '$o' } }, 1, { o: { $x: 1 } }],
    [{ $setField: { field: 'x', input: '$$ROOT', value: 2 } }, { a: 1, x: 2 }, { a: 1 }],
    [{ $unsetField: { field: 'a', input: '$$ROOT' } }, { b: 1 }, { a: 1, b: 1 }],
  ],
};

describe('compileExpression', () => {
  for (const [family, cases] of Object.entries(families)) {
    it.each(cases)(`computes ${family}: %j gives %j`, (expression, expected, doc = {}) => {
      expect(evaluate(expression, doc)).toEqual(expected);
    });
  }

  it.each<[unknown, number]>([
    [{ $unknown: 1 }, 168],
    ['$$unknown', 17276],
    ['$', 16872],
    ['$a..b', 15998],
    [{ $add: [1], $subtract: [1, 2] }, 15983],
    [{ $cmp: [1] }, 16020],
    [{ $add: ['x', 1] }, 14],
    [{ $divide: [1, 0] }, 2],
    [{ $mod: [1, 0] }, 16610],
    [{ $size: 5 }, 17124],
    [{ $concat: [5] }, 16702],
    [{ $arrayElemAt: [5, 1] }, 28689],
    [{ $switch: { branches: [{ case: false, then: 1 }] } }, 40066],
    [{ $let: { vars: { X: 1 }, in: 1 } }, 16867],
    [{ $map: { input: [1] } }, 16882],
    [{ $in: [1, 2] }, 40081],
    [{ $split: ['a', ''] }, 40087],
    [{ $sqrt: -1 }, 28714],
    [{ 'a.b': 1 }, 16405],
  ])('refuses %j with code %p', (expression, code) => {
    expect(() => evaluate(expression)).toThrow(expect.objectContaining({ code }));
  });

  it('knows the variables of the command', () => {
    const variables = new Map([['x', new ObjectId('000000000000000000000001')]]);
    expect(compileExpression('$$x', { variables })(new Map())).toEqual(
      new ObjectId('000000000000000000000001'),
    );
  });
});
