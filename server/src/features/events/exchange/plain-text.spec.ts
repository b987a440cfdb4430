import { manyTimes, withinReach } from '@passerelle/test-kit/within-reach';
import fc from 'fast-check';
import { cleanPassage, plainLine, plainPassage } from './plain-text';

describe('the plain text of a foreign programme', () => {
  it.each([
    ['<p>un</p><p>deux</p>', 'un\n\ndeux'],
    ['<h2>Titre</h2>suite<br>fin', 'Titre\n\nsuite\nfin'],
    ['<ul><li>a</li>\n<li>b</li></ul>', '• a\n• b'],
    ['caf&eacute; &amp; th&#233; &#x2014; &inconnu;', 'café & thé — &inconnu;'],
    ['a < b and c > d', 'a < b and c > d'],
    ['<tag inconnu> reste', '<tag inconnu> reste'],
    ['<p>avant <!-- caché --> après</p>', 'avant après'],
    ['<p>x</p><!-- jamais fini', 'x'],
    ['<pre>un\n  deux</pre>', 'un\n  deux'],
    ['<a href="https://a.example/">https://a.example/</a>', 'https://a.example/'],
    ['<a href="javascript:alert(1)">lien</a>', 'lien'],
    ['ligne\r\n\r\n\r\n\r\nautre\u0000\u0008  \nfin', 'ligne\n\nautre\nfin'],
    ['e\u0301te\u0301', 'été'],
    ['un \ud800 seul \ufffe', 'un \ufffd seul'],
  ])('of %j is %j', (given, expected) => {
    expect(plainPassage(given)).toBe(expected);
  });

  it('is one line where one line is wanted', () => {
    expect(plainLine('  un\n\n deux\t trois ')).toBe('un deux trois');
    expect(plainLine('<b>gras</b> &amp; plus')).toBe('gras & plus');
    expect(plainLine('<b>gras</b>', true)).toBe('<b>gras</b>');
  });

  it('does not change when it is cleaned again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(cleanPassage(cleanPassage(text))).toBe(cleanPassage(text));
      }),
    );
  });

  it.each([
    ['spaces', ' '],
    ['open tags', '<a '],
    ['open comments', '<!--'],
    ['entities without end', '&#1'],
    ['open links', '<a href="https://x.example">'],
    ['open links with text', '<a href="https://x.example">x'],
    ['blank lines', '\n \n'],
    ['bullets', '<li><li> '],
  ])('of %s costs what its length costs, whatever an attacker repeats', (_what, piece) => {
    expect(() => withinReach(() => plainPassage(manyTimes(piece)))).not.toThrow();
  });
});
