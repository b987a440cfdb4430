import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const source = join(process.cwd(), 'client', 'src');
const tokens = readFileSync(join(source, 'theme', '_tokens.scss'), 'utf8');

type Scheme = 'light' | 'dark';
const colours = new Map(
  [...tokens.matchAll(/--pa-([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(
    ([, name, light, dark]) => [name, { light, dark } as Record<Scheme, string>],
  ),
);

/** Contrast of two colours by WCAG 2, from 1 to 21. */
function contrast(one: string, other: string): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const tinted = [...colours.keys()].filter((name) => colours.has(`${name}-tint`));
const AA = 4.5;
const AAA = 7;
const SHAPES = 3;

const pairs: [string, string, number][] = [
  ...['paper', 'sheet', 'well'].flatMap((ground): [string, string, number][] => [
    ['ink', ground, AAA],
    ['ink-soft', ground, AA],
    ['line-strong', ground, SHAPES],
    ...tinted.map((name): [string, string, number] => [name, ground, AA]),
  ]),
  ...tinted.flatMap((name): [string, string, number][] => [
    [name, `${name}-tint`, AA],
    ['ink', `${name}-tint`, AAA],
  ]),
  ['on-ink-accent', 'ink', AA],
  ['on-lagoon', 'lagoon', AA],
  ['on-waits', 'waits', AA],
  ['lagoon-strong', 'lagoon-tint', AA],
];

describe.each<Scheme>(['light', 'dark'])('in %s', (scheme) => {
  it.each(pairs)('%s can be read on %s (at least %d)', (front, ground, least) => {
    const value = contrast(colours.get(front)?.[scheme] ?? '', colours.get(ground)?.[scheme] ?? '');
    expect(value).toBeGreaterThanOrEqual(least);
  });
});

it('knows its colours', () => {
  expect(tinted.length).toBeGreaterThan(10);
});

describe('outside the theme', () => {
  const styled = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (file) =>
      /\.(scss|html|ts)$/.test(file) &&
      !file.startsWith('theme/') &&
      file !== 'index.html' &&
      !file.endsWith('.spec.ts'),
  );

  it.each(styled)('%s names no colour', (file) => {
    const code = readFileSync(join(source, file), 'utf8');
    expect(code.match(/[:\s'"(](#[0-9a-f]{3,8}\b|(rgb|hsl|oklch|color)a?\()/gi) ?? []).toEqual([]);
  });
});
