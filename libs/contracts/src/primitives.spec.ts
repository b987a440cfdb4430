import { ParagraphText } from './position-text';
import { Line, Passage } from './primitives';

describe('what a person typed', () => {
  it.each([
    ['a control between a letter and its accent', 'e\u0007\u0301te\u0301'],
    ['a half character', 'a\ud83d fin'],
    ['a half character between a letter and its accent', 'e\ud83d\u0301te'],
    ['marks before the first letter', '\n \u0301a'],
    ['margins of every kind', '\u3000\u1680 une\r\nautre \ufeff'],
  ])('is whole and composed with %s, and stays so when it is sent again', (_what, typed) => {
    for (const rule of [Line, Passage, ParagraphText]) {
      const stored = rule.parse(typed);
      expect(stored.isWellFormed()).toBe(true);
      expect(stored).toBe(stored.normalize('NFC').trim());
      expect(rule.parse(stored)).toBe(stored);
    }
  });

  it('keeps line feeds in a passage and none in a line', () => {
    expect(Passage.parse(' un\n\tdeux ')).toBe('un\n\tdeux');
    expect(Line.parse(' un\ndeux ')).toBe('un deux');
  });
});
