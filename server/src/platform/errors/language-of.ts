import type { IncomingMessage } from 'node:http';
import type { Language } from '@passerelle/contracts/primitives';

/** The language a request asks to be answered in; French unless English comes first. */
export function languageOf(request: Pick<IncomingMessage, 'headers'>): Language {
  return request.headers['accept-language']?.trim().toLowerCase().startsWith('en') ? 'en' : 'fr';
}
