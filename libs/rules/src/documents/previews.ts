import type { PreviewKind } from '@passerelle/contracts/documents';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** How a content of this media type is looked at in the page. */
export function previewOf(type: string): PreviewKind {
  if (type.startsWith('image/')) return 'image';
  if (type === 'application/pdf') return 'pdf';
  if (type === WORD) return 'page';
  return type.startsWith('text/') ? 'text' : 'none';
}

/** Has words that can be read, compared and searched. */
export function hasWords(type: string): boolean {
  return ['text', 'page'].includes(previewOf(type));
}
