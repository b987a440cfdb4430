import { firstOfMonth } from './first-of-month';

describe('the first of a month', () => {
  it.each([
    ['lundi 1 février 2027', 'lundi 1er février 2027'],
    ['1 mai', '1er mai'],
    ['1–3 avril 2027', '1er–3 avril 2027'],
    ['lundi 11 février 2027', 'lundi 11 février 2027'],
    ['21 mai 2021', '21 mai 2021'],
  ])('%s is written %s', (given, written) => {
    expect(firstOfMonth(given)).toBe(written);
  });
});
