import { createReadStream } from 'node:fs';
import { extname } from 'node:path';
import { fileTypeFromFile } from 'file-type';
import { Refusal } from '../errors/refusal';

/** What a file is, by its content. `inline`: a browser may show it, for it cannot act. */
export interface Recognised {
  readonly type: string;
  readonly inline: boolean;
}

const shown = (...extensions: string[]) => ({ extensions, inline: true });
const saved = (...extensions: string[]) => ({ extensions, inline: false });
const OPEN_XML = 'application/vnd.openxmlformats-officedocument';
const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument';

/** Everything that is accepted, by media type. No SVG, no HTML, no archive, no macro. */
const KINDS: Readonly<Record<string, { extensions: readonly string[]; inline: boolean }>> = {
  'application/pdf': shown('pdf'),
  'image/png': shown('png'),
  'image/apng': shown('png', 'apng'),
  'image/jpeg': shown('jpg', 'jpeg'),
  'image/gif': shown('gif'),
  'image/webp': shown('webp'),
  'image/avif': shown('avif'),
  [`${OPEN_XML}.wordprocessingml.document`]: saved('docx'),
  [`${OPEN_XML}.spreadsheetml.sheet`]: saved('xlsx'),
  [`${OPEN_XML}.presentationml.presentation`]: saved('pptx'),
  [`${OPEN_DOCUMENT}.text`]: saved('odt'),
  [`${OPEN_DOCUMENT}.spreadsheet`]: saved('ods'),
  [`${OPEN_DOCUMENT}.presentation`]: saved('odp'),
  'application/x-cfb': saved('doc', 'xls', 'ppt'),
  'application/rtf': saved('rtf'),
  'text/calendar': saved('ics'),
};

/** Text has no mark of its own: here the name says which kind, and the content must be text. */
const TEXTS: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  md: 'text/markdown',
  csv: 'text/csv',
  ics: 'text/calendar',
};

/** True without control characters other than tab, line feed, form feed and carriage return, in any encoding that keeps ASCII. */
async function isText(path: string): Promise<boolean> {
  for await (const bytes of createReadStream(path) as AsyncIterable<Uint8Array>)
    if (bytes.some((byte) => byte < 32 && ![9, 10, 12, 13].includes(byte))) return false;
  return true;
}

/** @throws Refusal when the content is not of an accepted kind, or the name claims another. */
export async function recognise(path: string, name: string): Promise<Recognised> {
  const extension = extname(name).slice(1).toLowerCase();
  const found = (await fileTypeFromFile(path))?.mime;
  const kind = found && KINDS[found];
  if (kind && kind.extensions.includes(extension)) return { type: found, inline: kind.inline };
  if (kind) throw new Refusal('file/name-mismatch', { name, type: found });
  const text = found ? undefined : TEXTS[extension];
  if (text && (await isText(path))) return { type: text, inline: false };
  throw new Refusal('file/type-refused');
}
