import fc from 'fast-check';
import { dispositionOf, keptName } from './file-name';

describe('the name of a file', () => {
  it.each([
    ['/etc/passwd', 'passwd'],
    ['..\\..\\x.pdf', 'x.pdf'],
    ['..', 'document'],
    ['', 'document'],
    ['.bashrc', 'bashrc'],
    ['a\u202Egpj.exe', 'agpj.exe'],
    ['Re\u0301union.pdf', 'Réunion.pdf'],
    [`${'é'.repeat(400)}.pdf`, `${'é'.repeat(176)}.pdf`],
  ])('%j is kept as %j', (given, kept) => {
    expect(keptName(given)).toBe(kept);
  });

  it('becomes a header of one line of ASCII, whatever it holds, and reads back whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (given) => {
        const name = keptName(given);
        const header = dispositionOf(name, false);
        expect(header).toMatch(/^[\x20-\x7e]+$/);
        expect(decodeURIComponent(header.split("UTF-8''")[1]!)).toBe(name);
      }),
    );
  });
});
