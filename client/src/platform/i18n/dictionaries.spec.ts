import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const source = join(process.cwd(), 'client', 'src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' });
const french = files.filter((file) => file.endsWith('i18n/fr.json'));

type Forms = Record<string, string>;
const read = (file: string) =>
  JSON.parse(readFileSync(join(source, file), 'utf8')) as Record<string, string | Forms>;
const formsOf = (entry: string | Forms) =>
  typeof entry === 'string' ? [entry] : Object.values(entry);
const holesOf = (entry: string | Forms) =>
  [...new Set(formsOf(entry).flatMap((form) => form.match(/\{\w+\}/g) ?? []))].sort();

/** All code and templates that may use the strings of an `i18n` folder: its feature, and what shares its `*-texts`. */
function usersOf(dictionary: string): string {
  const room = dirname(dirname(dictionary));
  const own = files.filter((file) => file.startsWith(`${room}/`) && /\.(ts|html)$/.test(file));
  const named = /export const (\w+) = texts\(fr,/;
  const name = own.map((file) => named.exec(text(file))?.[1]).find(Boolean);
  const sharing = files.filter((file) => file.endsWith('.ts') && name && text(file).includes(name));
  return [...new Set([...own, ...sharing])]
    .filter((file) => !file.endsWith('.spec.ts'))
    .map(text)
    .join('\n');
}

const text = (file: string) => readFileSync(join(source, file), 'utf8');

/** A key that code builds: `t(\`kind.${kind}\`)` uses every key that starts with `kind.`. */
function isUsed(key: string, code: string): boolean {
  if (code.includes(`'${key}'`)) return true;
  const stem = key.replace(/[^.]+$/, '');
  return stem !== '' && code.includes(`\`${stem}\${`);
}

it('finds the dictionaries', () => {
  expect(french.length).toBeGreaterThan(3);
});

describe.each(french)('%s', (file) => {
  const fr = read(file);
  const en = read(file.replace('fr.json', 'en.json'));
  const code = usersOf(file);

  it('says everything in French and in English, with the same parameters', () => {
    const holes = (all: Record<string, string | Forms>) =>
      Object.fromEntries(Object.entries(all).map(([key, entry]) => [key, holesOf(entry)]));
    expect(holes(en)).toEqual(holes(fr));
  });

  it('leaves no sentence empty and writes real apostrophes and dots', () => {
    const poor = [fr, en].flatMap((all) =>
      Object.entries(all).filter(([, entry]) =>
        formsOf(entry).some((form) => form.trim() === '' || /['"]|\.\.\./.test(form)),
      ),
    );
    expect(poor).toEqual([]);
  });

  it('counts with the forms of each language; none at all may have words of its own in both', () => {
    const forms = (all: Record<string, string | Forms>, ...expected: string[]) => {
      for (const [key, entry] of Object.entries(all)) {
        if (typeof entry === 'string') continue;
        const none = 'zero' in (fr[key] as Forms) ? ['zero'] : [];
        expect([key, ...Object.keys(entry).sort()]).toEqual([key, ...expected, ...none]);
      }
    };
    forms(fr, 'many', 'one', 'other');
    forms(en, 'one', 'other');
  });

  it(`has no sentence that ${relative('features', dirname(dirname(file)))} never says`, () => {
    expect(Object.keys(fr).filter((key) => !isUsed(key, code))).toEqual([]);
  });
});
