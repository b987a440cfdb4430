/** Tags that programmes carry in their texts. Anything else in angle brackets is what somebody wrote. */
const TAG =
  /<(\/?)(p|div|br|hr|h[1-6]|ul|ol|li|dl|dt|dd|a|i|b|u|s|em|strong|code|pre|span|blockquote|img|table|tbody|thead|tr|td|th|small|sub|sup|cite|q|font|center|section|figure|video|iframe)\b([^<>]*)>/gi;
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi;
const BLOCKS = /^(?:p|div|h[1-6]|ul|ol|dl|pre|blockquote|table|section|figure|hr|center)$/;

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  laquo: '«',
  raquo: '»',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bull: '•',
  middot: '·',
  euro: '€',
  copy: '©',
  eacute: 'é',
  egrave: 'è',
  ecirc: 'ê',
  agrave: 'à',
  acirc: 'â',
  ccedil: 'ç',
  ocirc: 'ô',
  icirc: 'î',
  iuml: 'ï',
  ugrave: 'ù',
  ucirc: 'û',
  ouml: 'ö',
  auml: 'ä',
  uuml: 'ü',
  szlig: 'ß',
  oelig: 'œ',
};

function character(code: number): string {
  const sound = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return sound ? String.fromCodePoint(code) : '';
}

function unescaped(text: string): string {
  return text.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (decimal) return character(Number(decimal));
    if (hex) return character(parseInt(hex, 16));
    return NAMED[name!.toLowerCase()] ?? whole;
  });
}

function withoutComments(text: string): string {
  const [first, ...rest] = text.split('<!--');
  const kept = rest.map((piece) => {
    const end = piece.indexOf('-->');
    return end < 0 ? '' : piece.slice(end + 3);
  });
  return [first, ...kept].join('');
}

/** The line breaks that a tag stands for. */
function breakOf(name: string, closing: boolean): string {
  if (name === 'br') return '\n';
  if (name === 'li') return closing ? '' : '\n• ';
  if (name === 'dt' || name === 'dd' || name === 'tr') return closing ? '' : '\n';
  if (name === 'td' || name === 'th') return closing ? ' ' : '';
  return BLOCKS.test(name) ? '\n\n' : '';
}

function hrefOf(attributes: string): string | undefined {
  return /\bhref\s*=\s*["']?((?:https?:|mailto:)[^"'\s]+)/i.exec(attributes)?.[1];
}

/** Text as it grows; asks nothing of what was written before, so that long texts cost no more than their length. */
class Writing {
  readonly #pieces: string[] = [];
  #atLineStart = true;
  #link: { href: string; from: number } | undefined;
  preformatted = false;

  text(html: string): void {
    const flowing = this.preformatted ? html : html.replace(/\s+/g, ' ');
    const startsLine = this.#atLineStart && !this.preformatted;
    this.#write(unescaped(startsLine ? flowing.trimStart() : flowing));
  }

  lineBreak(breaks: string): void {
    this.#write(breaks);
  }

  /** An address that the text of the link does not show follows it in brackets. */
  link(href: string | undefined): void {
    if (this.#link) {
      const shown = this.#pieces.slice(this.#link.from).join('');
      if (!shown.includes(this.#link.href)) this.#write(` (${this.#link.href})`);
    }
    this.#link = href ? { href: unescaped(href), from: this.#pieces.length } : undefined;
  }

  toString(): string {
    return this.#pieces.join('');
  }

  #write(piece: string): void {
    if (!piece) return;
    this.#pieces.push(piece);
    this.#atLineStart = piece.endsWith('\n');
  }
}

/** Markup becomes line breaks, bullets and addresses in brackets; the result is text and can carry no code. */
function withoutMarkup(html: string): string {
  const writing = new Writing();
  let read = 0;
  for (const match of html.matchAll(TAG)) {
    const [tag, slash, spelled, attributes] = match as unknown as [string, string, string, string];
    const name = spelled.toLowerCase();
    writing.text(html.slice(read, match.index));
    read = match.index + tag.length;
    if (name === 'pre') writing.preformatted = !slash;
    if (name === 'a') writing.link(slash ? undefined : hrefOf(attributes));
    writing.lineBreak(breakOf(name, slash === '/'));
  }
  writing.text(html.slice(read));
  return writing.toString();
}

function looksLikeMarkup(text: string): boolean {
  const entities = text.match(ENTITY) ?? [];
  return text.search(TAG) >= 0 || entities.some((entity) => unescaped(entity) !== entity);
}

/** Composed form, no control characters but tabs and line feeds, nothing that XML cannot carry, no blank edges. */
export function cleanPassage(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]|[\uFFFE\uFFFF]/gu, '')
    .normalize('NFC')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** A text of a foreign programme, HTML or plain, as plain text. */
export function plainPassage(text: string): string {
  if (!looksLikeMarkup(text)) return cleanPassage(text);
  return cleanPassage(withoutMarkup(withoutComments(text)));
}

/** The same on one line. */
export function plainLine(text: string, plain = false): string {
  return (plain ? cleanPassage(text) : plainPassage(text)).replace(/\s+/g, ' ');
}
