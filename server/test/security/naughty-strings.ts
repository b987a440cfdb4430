import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const LIST = join(__dirname, '../../../../shared/data/naughty/blns.json');

/** Strings of our own: what the list lacks, or what this product's way of storing text could trip over. */
const OWN: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  'e\u0000\u0301',
  'e\u0007\u0301 deux',
  '\ud800',
  'a\udfffb',
  '\ud83d\ude00'.repeat(40),
  'Huê\u0301',
  '\u0041\u030A',
  '\u1e9b\u0323',
  'مرحبا\u202eevil',
  '\u200b',
  '\ufeffBOM',
  '\uffff\ufffe',
  '\u2028\u2029',
  'une\r\nautre\ttroisième',
  '$where',
  '{"$gt":""}',
  '__proto__',
  'constructor',
  'null',
  '%00%0a%',
  '%',
  '${7*7}{{7*7}}<%= 7*7 %>',
  '<img src=x onerror=alert(1)>',
  ']]>--><!--',
  '=cmd|’/c calc’!A1',
  '\u{10ffff}',
  'n\u0303'.repeat(140),
  '\u0301suivi',
  'x'.repeat(301),
  'a'.repeat(9_000),
  '\u1680\u3000marges\u3000',
];

/** Every naughty string, once; says so where the public list is absent. */
export function naughtyStrings(): string[] {
  if (!existsSync(LIST)) {
    process.stdout.write(`${LIST} is absent: only ${OWN.length} strings of our own are tried.\n`);
    return [...OWN];
  }
  const list = JSON.parse(readFileSync(LIST, 'utf8')) as string[];
  return [...new Set([...OWN, ...list])];
}
