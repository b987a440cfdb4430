import { PROBLEMS, problemTitle, type ProblemCode } from './problems';

const codes = Object.keys(PROBLEMS) as ProblemCode[];
const holes = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

describe('problems', () => {
  it.each(codes)('%s says in French and English what happened, with the same facts', (code) => {
    const { fr, en } = PROBLEMS[code].title;
    expect(fr.length).toBeGreaterThan(10);
    expect(en.length).toBeGreaterThan(10);
    expect(fr).not.toBe(en);
    expect(holes(fr)).toEqual(holes(en));
  });

  it('fill in their facts', () => {
    expect(problemTitle('account/too-many-attempts', 'fr', { minutes: 12 })).toBe(
      'Trop d’essais sur ce compte. Réessayez dans 12 minutes.',
    );
  });

  it('leave a fact that nobody gave visible rather than wrong', () => {
    expect(problemTitle('request/too-large', 'en')).toContain('{limit}');
  });
});
