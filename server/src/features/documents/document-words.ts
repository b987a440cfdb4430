import { Injectable } from '@nestjs/common';
import mammoth from 'mammoth';
import sanitizeHtml from 'sanitize-html';
import type { Preview } from '@passerelle/contracts/documents';
import { previewOf } from '@passerelle/rules/documents/previews';
import { DocumentContent } from './document-content';
import type { StoredVersion } from './document.schema';
import { isModest } from './packed-parts';

/** Bytes of a text that are read, and of an office document that is read at all. */
const MOST_TEXT = 512 * 1024;
const MOST_OFFICE = 32 * 1024 * 1024;

/** What a page of an office document is made of; nothing that acts, loads or leads away without being seen. */
const PAGE: sanitizeHtml.IOptions = {
  allowedTags: [
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'br', 'ul', 'ol', 'li', 'blockquote'],
    ...['strong', 'em', 'u', 's', 'sup', 'sub', 'a'],
    ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  allowedAttributes: { a: ['href'], td: ['colspan', 'rowspan'], th: ['colspan', 'rowspan'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  transformTags: {
    h1: 'h2',
    a: sanitizeHtml.simpleTransform('a', { rel: 'noopener noreferrer nofollow' }),
  },
};

/** The words of a content, for whoever has found out who may know. */
@Injectable()
export class DocumentWords {
  constructor(private readonly content: DocumentContent) {}

  /** Undefined when the content cannot be looked at in the page. */
  async preview(version: StoredVersion): Promise<Preview | undefined> {
    const kind = previewOf(version.type);
    if (kind === 'text') {
      const content = await this.plain(version);
      return { kind, content, cut: version.size > MOST_TEXT };
    }
    const office = kind === 'page' ? await this.office(version) : undefined;
    if (!office) return undefined;
    const { value } = await mammoth.convertToHtml({ buffer: office });
    return { kind: 'page', content: sanitizeHtml(value, PAGE), cut: false };
  }

  /** Its words; empty when it has none that can be read. */
  async text(version: StoredVersion): Promise<string> {
    const kind = previewOf(version.type);
    if (kind === 'text') return this.plain(version);
    const office = kind === 'page' ? await this.office(version) : undefined;
    if (!office) return '';
    const { value } = await mammoth.extractRawText({ buffer: office });
    return value.slice(0, MOST_TEXT);
  }

  private async plain(version: StoredVersion): Promise<string> {
    const end = Math.min(version.size, MOST_TEXT);
    const bytes = await this.bytes(version, end);
    return decoded(bytes, end < version.size);
  }

  /** An office document that may be unpacked. */
  private async office(version: StoredVersion): Promise<Buffer | undefined> {
    if (version.size > MOST_OFFICE) return undefined;
    const bytes = await this.bytes(version, version.size);
    return (await isModest(bytes)) ? bytes : undefined;
  }

  private async bytes({ content }: StoredVersion, length: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for await (const part of await this.content.read(content, { start: 0, end: length - 1 }))
      parts.push(part as Buffer);
    return Buffer.concat(parts);
  }
}

/** UTF-8, or what spreadsheets of western offices write. */
function decoded(bytes: Buffer, cut: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: cut });
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
