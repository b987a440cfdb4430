import { badValue, failedToParse } from '../errors';
import { integerOf } from './number';
import { alphabetOf, type Alphabet } from './alphabet';
import { isNumeric, type Doc } from './value';

/**
 * An order of strings by the rules of a language. `compare` is the order of the keys, so an index that keeps keys and
 * a sort in memory always agree. It approximates ICU: contractions such as Czech "ch" are not known.
 */
export interface Collation {
  compare(a: string, b: string): number;
  /** A latin1 text that compares with `<` as the original compares; equal texts have equal keys. */
  key(text: string): string;
}

interface Settings {
  /** 1 letters only, 2 accents too, 3 case too (default), 4 and 5 as 3. */
  strength: number;
  caseLevel: boolean;
  upperFirst: boolean;
  numeric: boolean;
  shifted: boolean;
  backwards: boolean;
}

const known = new Map<string, Collation>();

/**
 * The collation of a command's `collation` document; undefined for none and for the locale `simple`.
 * Errors: FailedToParse (9) without a locale, BadValue (2) for a locale or a strength that is not known.
 */
export function collationOf(spec: Doc | undefined): Collation | undefined {
  if (!spec || spec.size === 0) return undefined;
  const locale = spec.get('locale');
  if (typeof locale !== 'string') {
    throw failedToParse("Collation specification is missing its field 'locale'");
  }
  if (locale === 'simple') return undefined;
  const settings = settingsOf(spec);
  const name = JSON.stringify([locale, settings]);
  const collation = known.get(name) ?? build(alphabetFor(locale), settings);
  known.set(name, collation);
  return collation;
}

function settingsOf(spec: Doc): Settings {
  const strength = spec.has('strength') ? integerOf(spec.get('strength')) : 3;
  if (strength === undefined || strength < 1 || strength > 5) {
    throw badValue('Enumeration value for the collation strength must be between 1 and 5');
  }
  const flag = (name: string): boolean => {
    const value = spec.get(name);
    return value === true || (isNumeric(value) && integerOf(value) !== 0);
  };
  return {
    strength,
    caseLevel: flag('caseLevel'),
    upperFirst: spec.get('caseFirst') === 'upper',
    numeric: flag('numericOrdering'),
    shifted: spec.get('alternate') === 'shifted',
    backwards: flag('backwards'),
  };
}

function alphabetFor(locale: string): Alphabet {
  const tag = locale.split('@')[0]?.replaceAll('_', '-') ?? '';
  try {
    if (Intl.Collator.supportedLocalesOf([tag]).length > 0) return alphabetOf(tag);
  } catch {
    // Not even the form of a language tag: refused below like any unknown locale.
  }
  throw badValue(`Field 'locale' is invalid in: { locale: "${locale}" }`);
}

function build(alphabet: Alphabet, settings: Settings): Collation {
  const key = (text: string): string => keyFor(text, alphabet, settings);
  return {
    key,
    compare(a, b) {
      if (a === b) return 0;
      const x = key(a);
      const y = key(b);
      return x < y ? -1 : x > y ? 1 : 0;
    },
  };
}

const DIGITS = /\d+/y;

function keyFor(text: string, alphabet: Alphabet, settings: Settings): string {
  const letters = alphabet.expand(text.normalize('NFC'));
  let primary = '';
  const accents: string[] = [];
  let cases = '';
  for (let at = 0; at < letters.length;) {
    DIGITS.lastIndex = at;
    const run = settings.numeric ? DIGITS.exec(letters)?.[0] : undefined;
    const letter = run ?? String.fromCodePoint(letters.codePointAt(at) ?? 0);
    at += letter.length;
    if (settings.shifted && alphabet.isPunctuation(letter)) continue;
    const weight = run ? numberWeight(run, alphabet) : alphabet.primary(letter);
    if (weight === '') continue;
    primary += weight;
    accents.push('\x01' + alphabet.accents(letter));
    cases += caseWeight(letter, settings.upperFirst);
  }
  return primary + levels(accents, cases, settings);
}

function levels(accents: string[], cases: string, settings: Settings): string {
  const accentLevel = (settings.backwards ? accents.reverse() : accents).join('');
  if (settings.strength >= 3) return `\0\0${accentLevel}\0${cases}`;
  const second = settings.strength === 2 ? `\0\0${accentLevel}` : '';
  return settings.caseLevel ? `${second}\0${cases}` : second;
}

/** Numbers stand where the digits stand, shorter ones first. */
function numberWeight(run: string, alphabet: Alphabet): string {
  const digits = run.replace(/^0+(?=\d)/, '');
  const length = Math.min(digits.length, 255);
  return alphabet.primary('0') + String.fromCharCode(length) + digits;
}

function caseWeight(letter: string, upperFirst: boolean): string {
  const upper = letter !== letter.toLowerCase();
  return upper === upperFirst ? '\x02' : '\x03';
}
