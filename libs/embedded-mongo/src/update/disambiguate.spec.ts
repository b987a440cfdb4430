import { docOf } from '../bson/value';
import { disambiguate } from './disambiguate';

describe('paths that can be read in two ways', () => {
  it.each<[string, object, unknown]>([
    ['a.1', { a: { '1': 2 } }, ['a', '1']],
    ['a.0.1', { a: [{ '1': 2 }] }, ['a', 0, '1']],
    ['a.b', { 'a.b': 1 }, ['a.b']],
    ['a.b.c', { 'a.b': { c: 1 } }, ['a.b', 'c']],
    ['a.b', { a: { b: 1 } }, undefined],
    ['a.0', { a: [1] }, undefined],
    ['a.0.b', { a: [{ b: 1 }] }, undefined],
    ['gone.too', {}, undefined],
  ])('%s in %j is %j', (path, doc, steps) => {
    expect(disambiguate(path, docOf(doc))).toEqual(steps);
  });
});
