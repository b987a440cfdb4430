import { DOCUMENT, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PublishedPosition } from '@passerelle/contracts/published-positions';
import { canonicalPosition } from '@passerelle/rules/positions/canonical';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { asProblem } from '../../../platform/problems/problem-error';
import { Session } from '../../../platform/session/session';
import { Icon } from '../../../ui/icon/icon';
import { Notice } from '../../../ui/notice/notice';
import { Page } from '../../../ui/page/page';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { PositionApi } from '../position-api';
import { positionsTexts } from '../positions-texts';
import { setType } from '../set-type';

/** Lower-case hex of SHA-256 over the canonical form, computed on this device. */
async function fingerprintOf(position: PublishedPosition): Promise<string> {
  const { kind, language, title, adoption } = position;
  const canonical = canonicalPosition({ kind, language, title, text: adoption.text });
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonical));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** An adopted text as the world reads and prints it: number, day, words, fingerprint. It never changes again. */
@Component({
  selector: 'pa-adopted-page',
  imports: [Icon, Notice, Page, RouterLink, Skeleton],
  templateUrl: './adopted-page.html',
  styleUrl: './adopted-page.scss',
})
export class AdoptedPage {
  private readonly document = inject(DOCUMENT);
  protected readonly dates = inject(Dates);
  protected readonly languages = inject(Languages);
  protected readonly session = inject(Session);
  protected readonly t = injectTexts(positionsTexts);
  readonly number = input.required<string>();

  protected readonly reads = inject(PositionApi).publishedOne(() => this.number());
  protected readonly unread = computed(() => {
    const error = this.reads.error();
    return error && asProblem(error);
  });
  protected readonly check = signal<'matches' | 'differs' | 'impossible' | undefined>(undefined);

  protected readonly text = computed(() => {
    if (!this.reads.hasValue()) return undefined;
    const published = this.reads.value();
    const { adoption, language } = published;
    const set = (words: string) => setType(words, language);
    return {
      ...published,
      title: set(published.title),
      recitals: adoption.text.recitals.map(({ id, text }) => ({ id, words: set(text) })),
      articles: adoption.text.articles.map(({ id, heading, paragraphs }) => ({
        ...{ id, heading: set(heading) },
        paragraphs: paragraphs.map((one) => ({ id: one.id, words: set(one.text) })),
      })),
      sha256: adoption.sha256.match(/.{1,8}/g)?.join(' ') ?? adoption.sha256,
    };
  });

  protected async verify(): Promise<void> {
    if (!this.reads.hasValue()) return;
    const published = this.reads.value();
    try {
      const found = await fingerprintOf(published);
      this.check.set(found === published.adoption.sha256 ? 'matches' : 'differs');
    } catch {
      this.check.set('impossible');
    }
  }

  protected print(): void {
    this.document.defaultView?.print();
  }
}
