/** What PCRE writes differently: the JavaScript source and flags of a pattern. */
export interface Translated {
  source: string;
  flags: string;
}

const CLASSES: Readonly<Record<string, string>> = {
  alpha: 'a-zA-Z',
  digit: '0-9',
  alnum: 'a-zA-Z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: '\\s',
  blank: ' \\t',
  punct: '!-\\/:-@\\[-`{-~',
  word: '\\w',
  xdigit: '0-9a-fA-F',
  cntrl: '\\x00-\\x1f\\x7f',
};

/**
 * Rewrites a PCRE pattern. Errors: SyntaxError for what JavaScript cannot say
 * (possessive quantifiers, atomic groups, recursion, conditions).
 */
export function translate(pattern: string, options: string): Translated {
  const { rest, flags } = leadingFlags(pattern, options);
  const scanner = new Scanner(rest, flags);
  const source = scanner.run();
  return { source, flags: [...flags].filter((flag) => 'ims'.includes(flag)).join('') };
}

function leadingFlags(pattern: string, options: string): { rest: string; flags: Set<string> } {
  const flags = new Set(options);
  const inline = /^\(\?([imsx]+)\)/.exec(pattern);
  for (const flag of inline?.[1] ?? '') flags.add(flag);
  return { rest: pattern.slice(inline?.[0].length ?? 0), flags };
}

class Scanner {
  private at = 0;
  private readonly out: string[] = [];

  constructor(
    private readonly pattern: string,
    private readonly flags: ReadonlySet<string>,
  ) {}

  run(): string {
    while (this.at < this.pattern.length) this.step();
    return this.out.join('');
  }

  private step(): void {
    const letter = this.pattern[this.at] ?? '';
    if (letter === '\\') this.escape();
    else if (letter === '[') this.set();
    else if (letter === '(') this.group();
    else if (letter === '$')
      this.put(this.flags.has('m') ? '(?=\\n|(?![\\s\\S]))' : '(?=\\n?(?![\\s\\S]))', 1);
    else if (letter === '.' && !this.flags.has('s')) this.put('[^\\n]', 1);
    else if ('*+?}'.includes(letter)) this.quantifier(letter);
    else if (this.flags.has('x') && /\s/.test(letter)) this.at += 1;
    else if (this.flags.has('x') && letter === '#') this.comment();
    else this.put(letter, 1);
  }

  private put(text: string, consumed: number): void {
    this.out.push(text);
    this.at += consumed;
  }

  private comment(): void {
    const end = this.pattern.indexOf('\n', this.at);
    this.at = end < 0 ? this.pattern.length : end + 1;
  }

  private quantifier(letter: string): void {
    if (letter !== '}' || /\{\d+(,\d*)?$/.test(this.pattern.slice(0, this.at))) {
      if (this.pattern[this.at + 1] === '+') throw new SyntaxError('possessive quantifier');
    }
    this.put(letter, 1);
  }

  private escape(): void {
    const next = this.pattern[this.at + 1] ?? '';
    if (next === 'Q') this.literal();
    else if (next === 'A') this.put('(?<![\\s\\S])', 2);
    else if (next === 'z') this.put('(?![\\s\\S])', 2);
    else if (next === 'Z') this.put('(?=\\n?(?![\\s\\S]))', 2);
    else if (next === 'h') this.put('[ \\t\\u00a0]', 2);
    else if (next === 'R') this.put('(?:\\r\\n|[\\n\\v\\f\\r\\u0085\\u2028\\u2029])', 2);
    else if (next === 'a') this.put('\\x07', 2);
    else if (next === 'e') this.put('\\x1b', 2);
    else if (/[^\w\s]/.test(next) && !/[\^$\\.*+?()[\]{}|/]/.test(next)) this.put(next, 2);
    else if (/[GKX]/.test(next)) throw new SyntaxError(`\\${next} is not supported`);
    else this.put('\\' + next, 2);
  }

  private literal(): void {
    const end = this.pattern.indexOf('\\E', this.at);
    const text = this.pattern.slice(this.at + 2, end < 0 ? undefined : end);
    this.put(text.replace(/[\^$\\.*+?()[\]{}|/]/g, '\\$&'), text.length + (end < 0 ? 2 : 4));
  }

  private group(): void {
    const rest = this.pattern.slice(this.at, this.at + 4);
    if (/^\(\?[>R(|&\d]/.test(rest)) throw new SyntaxError(`${rest.slice(0, 3)} is not supported`);
    if (rest.startsWith('(?#')) {
      const end = this.pattern.indexOf(')', this.at);
      this.at = end < 0 ? this.pattern.length : end + 1;
    } else if (rest.startsWith('(?P<')) this.put('(?<', 4);
    else if (rest.startsWith('(?')) this.put('(?', 2);
    else this.put('(', 1);
  }

  private set(): void {
    const start = /^\[\^?\]?/.exec(this.pattern.slice(this.at))?.[0] ?? '[';
    this.put(
      start.endsWith(']') && start.length > 1 ? start.slice(0, -1) + '\\]' : start,
      start.length,
    );
    while (this.at < this.pattern.length) {
      const letter = this.pattern[this.at] ?? '';
      if (letter === ']') return this.put(']', 1);
      if (letter === '[') this.setClass();
      else if (letter === '\\') this.setEscape();
      else this.put(letter, 1);
    }
    throw new SyntaxError('missing terminating ] for character class');
  }

  private setClass(): void {
    const named = /^\[:(\^?)(\w+):\]/.exec(this.pattern.slice(this.at));
    if (!named) return this.put('\\[', 1);
    const members = CLASSES[named[2] ?? ''];
    if (members === undefined || named[1]) throw new SyntaxError('unknown POSIX class name');
    this.put(members, named[0].length);
  }

  private setEscape(): void {
    const next = this.pattern[this.at + 1] ?? '';
    if (next === 'h') this.put(' \\t\\u00a0', 2);
    else if (/[^\w\s]/.test(next) && !/[\^$\\.*+?()[\]{}|/-]/.test(next)) this.put(next, 2);
    else this.put('\\' + next, 2);
  }
}
