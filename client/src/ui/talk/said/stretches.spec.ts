import fc from 'fast-check';
import { newId } from '../../../platform/ids/new-id';
import { stretchesOf } from './stretches';

const awa = { id: newId('per'), name: 'Awa Diop' };

describe('what somebody wrote', () => {
  it('shows web addresses as links and people as people', () => {
    const found = stretchesOf('@Awa Diop, voir https://eau.example/a?b=1.', [awa]);
    expect(found).toEqual([
      { kind: 'mention', text: '@Awa Diop', personId: awa.id },
      { kind: 'words', text: ', voir ' },
      { kind: 'link', text: 'https://eau.example/a?b=1', url: 'https://eau.example/a?b=1' },
      { kind: 'words', text: '.' },
    ]);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', 'file:///etc/passwd'])(
    'never makes a link of %s',
    (text) => {
      expect(stretchesOf(text, []).filter(({ kind }) => kind === 'link')).toEqual([]);
    },
  );

  it('loses no character', () => {
    const word = fc.oneof(
      fc.constantFrom('@Awa Diop', 'https://a.example', 'a@b.example', ' ', '\n', '«', '🙂'),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 15 }), (words) => {
        const text = words.join('');
        const joined = stretchesOf(text, [awa]).map((stretch) => stretch.text);
        expect(joined.join('')).toBe(text);
      }),
    );
  });
});
