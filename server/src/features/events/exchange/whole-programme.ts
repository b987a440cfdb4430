import type { Event } from '@passerelle/contracts/events';
import type { Bilingual, Language } from '@passerelle/contracts/primitives';
import type { Room, Session, Speaker, Track } from '@passerelle/contracts/sessions';

/** What only an imported file knows of a session, and an export gives back. */
export interface SessionOrigin {
  readonly number: number;
  readonly slug: string;
  readonly type: string;
  readonly url?: string | undefined;
  readonly recording?: { readonly license: string; readonly optOut: boolean } | undefined;
}

/** An event with everything that is stored of its programme. */
export interface WholeProgramme {
  readonly event: Event;
  readonly rooms: readonly Room[];
  readonly tracks: readonly Track[];
  readonly speakers: readonly Speaker[];
  readonly sessions: readonly (Session & { readonly source?: SessionOrigin | undefined })[];
}

/** In the language asked for where somebody wrote it, else in French. */
export function inLanguage(text: Bilingual | undefined, language: Language): string {
  return (language === 'en' ? text?.en : undefined) ?? text?.fr ?? '';
}
