import { manyTimes, withinReach } from './within-reach';

/** A second is much for the test, and nothing for 10¹² steps. */
const SHORT = 1_000;

function pairsOfEqualLetters(text: string): number {
  let found = 0;
  for (let one = 0; one < text.length; one += 1)
    for (let other = 0; other < one; other += 1)
      if (text.charCodeAt(one) === text.charCodeAt(other)) found += 1;
  return found;
}

describe('what is within reach', () => {
  it('is work that grows with the length of a text, and its result', () => {
    expect(withinReach(() => manyTimes('ab').replaceAll('a', '').length)).toBe(800_000);
  });

  it('is not work that grows with the square of the length', () => {
    expect(() => withinReach(() => pairsOfEqualLetters(manyTimes('ab')), SHORT)).toThrow(
      'timed out',
    );
  });

  it('is not a pattern that begins anew at every letter', () => {
    const text = `${manyTimes(' ')}x`;
    expect(() => withinReach(() => text.replace(/\s+$/, ''), SHORT)).toThrow('timed out');
  });

  it('leaves refusals as they are', () => {
    class Refused extends Error {}
    const refuse = () => {
      throw new Refused('no');
    };
    expect(() => withinReach(refuse)).toThrow(Refused);
  });
});
