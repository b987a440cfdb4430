import type { ParagraphId } from '@passerelle/contracts/ids';
import type { PositionText } from '@passerelle/contracts/position-text';
import { applyChange } from '@passerelle/rules/positions/apply-change';
import fc from 'fast-check';
import {
  changesSomething,
  composeChange,
  compositionOf,
  identify,
  startOf,
} from './compose-change';

const par = (n: number) => `par_01J${String(n).padStart(23, '0')}` as ParagraphId;
const fresh = (index: number) => par(900 + index);
const text: PositionText = {
  recitals: [{ id: par(1), text: 'Considérant l’urgence ;' }],
  articles: [
    {
      id: par(10),
      heading: 'Arbres',
      paragraphs: [
        { id: par(11), text: 'Les villes plantent des arbres.' },
        { id: par(12), text: 'Elles en prennent soin.' },
      ],
    },
  ],
};

it('begins with the words of the passage', () => {
  expect(startOf(text, par(11), 'replace-text').words).toBe('Les villes plantent des arbres.');
  expect(startOf(text, par(10), 'rewrite-article').words.split('\n')).toHaveLength(2);
});

it('says nothing until something is written', () => {
  const empty = { kind: 'insert-after', words: ' \n ', heading: '', after: '' } as const;
  expect(composeChange(text, par(11), empty, fresh)).toBeUndefined();
});

it('knows when the proposal says what the text says already', () => {
  const same = composeChange(text, par(11), startOf(text, par(11), 'replace-text'), fresh);
  expect(same && changesSomething(text, same)).toBe(false);
});

it('makes an addition that can be placed, with an id of its own for each line', () => {
  const change = composeChange(
    text,
    par(11),
    { kind: 'insert-after', words: 'Un.\nDeux.', heading: '', after: '' },
    fresh,
  );
  const applied = change && applyChange(text, change);
  expect(applied?.ok && applied.text.articles[0].paragraphs.map((one) => one.text)).toEqual([
    'Les villes plantent des arbres.',
    'Un.',
    'Deux.',
    'Elles en prennent soin.',
  ]);
});

it('keeps the ids of sub-paragraphs that stay when an article is said anew', () => {
  const words = 'Elles en prennent soin.\nLes villes plantent beaucoup d’arbres.';
  const change = composeChange(
    text,
    par(10),
    { kind: 'rewrite-article', heading: 'Arbres', words, after: '' },
    fresh,
  );
  expect(change?.kind === 'rewrite-article' && change.paragraphs.map(({ id }) => id)).toEqual([
    par(12),
    par(11),
  ]);
});

it('gives no id twice, whatever is written', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd', '')), (lines) => {
      const former = ['a', 'b', 'a'].map((words, index) => ({ id: par(index), text: words }));
      const ids = identify(lines.join('\n'), former, fresh).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }),
  );
});

it('gives the author back what was written', () => {
  const written = {
    kind: 'new-article',
    words: 'Un.\nDeux.',
    heading: 'Suivi',
    after: '',
  } as const;
  const change = composeChange(text, par(10), written, fresh);
  expect(change && compositionOf(change)).toEqual(written);
});
