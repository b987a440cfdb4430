import { DOCUMENT, Service, effect, inject, signal } from '@angular/core';
import type { Bilingual, Language } from '@passerelle/contracts/primitives';
import { keep, kept } from '../device/kept';
import { allReady } from './dictionary';
import { frenchSpaces } from './french-spaces';

/** The language of the interface: what the person chose on this device, else what the browser asks for, else French. */
@Service()
export class Languages {
  private readonly document = inject(DOCUMENT);
  readonly #current = signal<Language>(preferred());
  readonly current = this.#current.asReadonly();

  constructor() {
    effect(() => (this.document.documentElement.lang = this.current()));
  }

  /** Changes the language without a reload, once every visible sentence is at hand. */
  async use(language: Language): Promise<void> {
    await allReady(language);
    keep('language', language);
    this.#current.set(language);
  }

  /** What somebody wrote, in the reader's language where it exists. */
  pick(written: Bilingual): string {
    const english = this.current() === 'en' ? written.en : undefined;
    return english ?? frenchSpaces(written.fr);
  }

  /** The `lang` attribute that goes with {@link pick}. */
  langOf(written: Bilingual): Language {
    return this.current() === 'en' && written.en !== undefined ? 'en' : 'fr';
  }
}

function preferred(): Language {
  const stored = kept('language');
  if (stored === 'fr' || stored === 'en') return stored;
  const asked = navigator.languages.find((tag) => /^(fr|en)\b/i.test(tag));
  return asked?.toLowerCase().startsWith('en') ? 'en' : 'fr';
}
