import type { ParagraphId } from '@passerelle/contracts/ids';
import fc from 'fast-check';
import { mergeVersions, type Version } from './merge-versions';

const par = (n: number) => `par_01J${String(n).padStart(23, '0')}` as ParagraphId;
const version = (paragraphs: [number, string][], title = 'Titre'): Version => ({
  title,
  text: {
    recitals: [],
    articles: [
      {
        id: par(1),
        heading: 'Article',
        paragraphs: paragraphs.map(([n, text]) => ({ id: par(n), text })),
      },
    ],
  },
});
const said = ({ text }: Version) =>
  text.articles.flatMap((article) => article.paragraphs.map((paragraph) => paragraph.text));

const BASE = version([
  [11, 'Les villes plantent des arbres.'],
  [12, 'Elles en prennent soin.'],
]);

it('takes changes to different paragraphs from both sides without a question', () => {
  const mine = version([
    [11, 'Les villes plantent mille arbres.'],
    [12, 'Elles en prennent soin.'],
  ]);
  const theirs = version([
    [11, 'Les villes plantent des arbres.'],
    [12, 'Elles en prennent soin chaque année.'],
  ]);
  const merged = mergeVersions(BASE, mine, theirs);
  expect(said(merged.version)).toEqual([
    'Les villes plantent mille arbres.',
    'Elles en prennent soin chaque année.',
  ]);
  expect(merged.collisions).toEqual([]);
});

it('shows both wordings when two people said the same words anew', () => {
  const mine = version([
    [11, 'Les villes plantent des haies.'],
    [12, 'Elles en prennent soin.'],
  ]);
  const theirs = version([
    [11, 'Les villes plantent des forêts.'],
    [12, 'Elles en prennent soin.'],
  ]);
  expect(mergeVersions(BASE, mine, theirs).collisions).toEqual([
    {
      id: par(11),
      mine: 'Les villes plantent des haies.',
      theirs: 'Les villes plantent des forêts.',
    },
  ]);
});

it('keeps a paragraph that one side took out while the other was changing it', () => {
  const mine = version([[11, 'Les villes plantent des arbres.']]);
  const theirs = version([
    [11, 'Les villes plantent des arbres.'],
    [12, 'Elles en prennent grand soin.'],
  ]);
  const { version: merged, collisions } = mergeVersions(BASE, mine, theirs);
  expect(said(merged)).toContain('Elles en prennent grand soin.');
  expect(collisions.map(({ id }) => id)).toEqual([par(12)]);
});

it('lets a paragraph go that one side took out and the other did not touch', () => {
  const mine = version([[12, 'Elles en prennent soin.']]);
  expect(said(mergeVersions(BASE, mine, BASE).version)).toEqual(['Elles en prennent soin.']);
  expect(said(mergeVersions(BASE, BASE, mine).version)).toEqual(['Elles en prennent soin.']);
});

it('puts what both sides added where each put it', () => {
  const mine = version([
    [11, 'Les villes plantent des arbres.'],
    [21, 'Les miens.'],
    [12, 'Elles en prennent soin.'],
  ]);
  const theirs = version([
    [11, 'Les villes plantent des arbres.'],
    [12, 'Elles en prennent soin.'],
    [22, 'Les leurs.'],
  ]);
  expect(said(mergeVersions(BASE, mine, theirs).version)).toEqual([
    'Les villes plantent des arbres.',
    'Les miens.',
    'Elles en prennent soin.',
    'Les leurs.',
  ]);
});

const someVersion = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 11, max: 16 }), fc.constantFrom('a', 'b', 'c')), {
    selector: ([n]) => n,
  })
  .map((paragraphs) => version(paragraphs.map(([n, words]) => [n, `${words}${n}`])));

it('never drops what somebody wrote: it stands in the text or is shown', () => {
  fc.assert(
    fc.property(someVersion, someVersion, someVersion, (base, mine, theirs) => {
      const { version: merged, collisions } = mergeVersions(base, mine, theirs);
      const visible = new Set([
        ...said(merged),
        ...collisions.flatMap((collision) => [collision.mine, collision.theirs]),
      ]);
      const before = new Set(said(base));
      const written = [...said(mine), ...said(theirs)].filter((words) => !before.has(words));
      expect(written.filter((words) => !visible.has(words))).toEqual([]);
    }),
  );
});

it('uses no id twice', () => {
  fc.assert(
    fc.property(someVersion, someVersion, someVersion, (base, mine, theirs) => {
      const ids = mergeVersions(base, mine, theirs).version.text.articles.flatMap((article) =>
        article.paragraphs.map(({ id }) => id),
      );
      expect(new Set(ids).size).toBe(ids.length);
    }),
  );
});
