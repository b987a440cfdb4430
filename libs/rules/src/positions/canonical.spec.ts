import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { canonicalJson, canonicalPosition } from './canonical';
import { setText } from './edit-text';
import { par, WATER } from './sample-texts';
import { idsOf } from './text';

const resolution = (text = WATER) =>
  ({ kind: 'resolution', language: 'fr', title: 'Eau pour tous', text }) as const;
const sha256 = (said: string) => createHash('sha256').update(said, 'utf8').digest('hex');

describe('the canonical form', () => {
  it('orders keys, leaves no spaces and reads back the same', () => {
    expect(canonicalJson({ b: [1, null, true], a: { d: 'é\n"', c: 0.5 } })).toBe(
      '{"a":{"c":0.5,"d":"é\\n\\""},"b":[1,null,true]}',
    );
  });

  it('does not depend on the order in which keys were written', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.integer()), (object) => {
        const turned = Object.fromEntries(Object.entries(object).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(object));
        expect(JSON.parse(canonicalJson(object))).toEqual(JSON.parse(JSON.stringify(object)));
      }),
    );
  });

  it('of a text has a known fingerprint', () => {
    const short = { recitals: [], articles: [{ id: par(1), heading: 'Un', paragraphs: [] }] };
    expect(canonicalPosition(resolution(short))).toBe(
      '{"articles":[{"heading":"Un","paragraphs":[]}],"kind":"resolution","language":"fr","recitals":[],"title":"Eau pour tous"}',
    );
    expect(sha256(canonicalPosition(resolution(short)))).toMatch(/^[0-9a-f]{64}$/);
  });

  it('changes with every character of every paragraph', () => {
    const original = sha256(canonicalPosition(resolution()));
    for (const id of idsOf(WATER)) {
      const edited = setText(WATER, id, 'Une lettre.');
      const other = setText(WATER, id, 'Une lettre,');
      if (!edited || !other) throw new Error(id);
      const prints = [edited, other].map((text) => sha256(canonicalPosition(resolution(text))));
      expect(new Set([original, ...prints]).size).toBe(3);
    }
  });

  it('changes when a paragraph is cut in two or put elsewhere', () => {
    const [first, second] = WATER.recitals;
    const joined = { ...WATER, recitals: [{ ...first, text: `${first.text}${second.text}` }] };
    const turned = { ...WATER, recitals: [second, first] };
    const forms = [WATER, joined, turned].map((text) => canonicalPosition(resolution(text)));
    expect(new Set(forms).size).toBe(3);
  });

  it('does not depend on ids nor on composed or decomposed accents', () => {
    const other = {
      recitals: WATER.recitals.map((one, n) => ({
        id: par(900 + n),
        text: one.text.normalize('NFD'),
      })),
      articles: WATER.articles,
    };
    expect(canonicalPosition(resolution(other))).toBe(canonicalPosition(resolution()));
  });
});
