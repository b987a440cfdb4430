import type { Language } from '@passerelle/contracts/primitives';

/** One line of a mail's list: what, and where it is. */
export interface LetterLine {
  readonly text: string;
  readonly detail?: string | undefined;
}

/** What a mail says, before it has a form. Everything here is plain text. */
export interface Letter {
  readonly language: Language;
  /** Name of the network, above. */
  readonly network: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly lines: readonly LetterLine[];
  /** The one button. */
  readonly action: { readonly label: string; readonly url: string };
  /** "Vous recevez ce message car …". */
  readonly reason: string;
  readonly unsubscribe: { readonly label: string; readonly url: string };
}

/** One line without controls: what is put into a header can never begin another. */
export function headerLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}

const ESCAPES: Record<string, string> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;' },
  ...{ '"': '&quot;', "'": '&#39;' },
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}

export function plainText(letter: Letter): string {
  const lines = letter.lines.map(({ text, detail }) => `- ${text}${detail ? ` (${detail})` : ''}`);
  return [
    letter.heading,
    ...letter.paragraphs,
    ...(lines.length > 0 ? [lines.join('\n')] : []),
    `${letter.action.label} :\n${letter.action.url}`,
    `--\n${letter.reason}\n${letter.unsubscribe.label} :\n${letter.unsubscribe.url}`,
  ].join('\n\n');
}

const FONT = "font-family:'Source Sans 3','Segoe UI',Helvetica,Arial,sans-serif";
const SMALL = `${FONT};font-size:14px;line-height:20px;color:#4b5553`;

/** Mail programs read neither style sheets nor variables: the light tokens of the theme stand inline. */
function lineHtml({ text, detail }: Letter['lines'][number]): string {
  const more = detail ? `<br><span style="${SMALL}">${escaped(detail)}</span>` : '';
  return `<tr><td style="${FONT};font-size:17px;line-height:26px;color:#17211f;padding:10px 0;border-top:1px solid #e0d8c8">${escaped(text)}${more}</td></tr>`;
}

function buttonHtml({ label, url }: Letter['action']): string {
  return `<p style="margin:24px 0 0"><a href="${escaped(url)}" style="${FONT};display:inline-block;background:#055b63;color:#ffffff;font-size:16px;font-weight:600;line-height:20px;padding:12px 20px;border-radius:6px;text-decoration:none">${escaped(label)}</a></p>`;
}

export function htmlText(letter: Letter): string {
  const { language, network, heading, paragraphs, lines, action, reason, unsubscribe } = letter;
  const said = paragraphs.map(
    (text) =>
      `<p style="${FONT};font-size:17px;line-height:26px;color:#17211f;margin:0 0 12px">${escaped(text)}</p>`,
  );
  const list =
    lines.length > 0
      ? `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:12px 0 0">${lines.map(lineHtml).join('')}</table>`
      : '';
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(heading)}</title></head>`,
    `<body style="margin:0;padding:24px 12px;background:#faf6ee">`,
    `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;margin:0 auto"><tr><td style="padding:0 4px 16px;${FONT};font-size:15px;font-weight:700;color:#055b63">${escaped(network)}</td></tr>`,
    `<tr><td style="background:#fffdf8;border:1px solid #e0d8c8;border-radius:10px;padding:28px 24px">`,
    `<h1 style="${FONT};font-size:24px;line-height:30px;color:#17211f;margin:0 0 16px">${escaped(heading)}</h1>`,
    ...said,
    list,
    buttonHtml(action),
    `</td></tr><tr><td style="padding:16px 4px 0;${SMALL}">${escaped(reason)}<br><a href="${escaped(unsubscribe.url)}" style="color:#055b63">${escaped(unsubscribe.label)}</a></td></tr></table></body></html>`,
  ].join('\n');
}
