import { Component, ElementRef, computed, inject, input, linkedSignal } from '@angular/core';
import { afterNextRender, signal, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { SearchKind, SearchQuery, type SearchAnswer } from '@passerelle/contracts/search';
import type { Problem } from '@passerelle/contracts/problems';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { asProblem } from '../../../platform/problems/problem-error';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Icon } from '../../../ui/icon/icon';
import { Notice } from '../../../ui/notice/notice';
import { Page } from '../../../ui/page/page';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { SearchApi } from '../search-api';
import { SearchFilters, type Narrowing } from '../search-filters/search-filters';
import { SearchResult } from '../search-result/search-result';
import { searchTexts } from '../search-texts';

/** A question and what it finds. The address carries everything, so Back, links and bookmarks work. */
@Component({
  selector: 'pa-search-page',
  imports: [...[EmptyState, Icon, Notice, Page, RouterLink, SearchFilters, SearchResult, Skeleton]],
  templateUrl: './search-page.html',
  styleUrl: './search-page.scss',
})
export class SearchPage {
  private readonly api = inject(SearchApi);
  private readonly router = inject(Router);
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  protected readonly t = injectTexts(searchTexts);

  /** From the address. */
  readonly q = input<string>();
  readonly type = input<string>();
  readonly de = input<string>();
  readonly dans = input<string>();
  readonly apres = input<string>();
  readonly avant = input<string>();
  readonly avec = input<string>();

  protected readonly kind = computed(() => SearchKind.safeParse(this.type()).data);
  protected readonly narrowing = computed<Narrowing>(() => ({
    ...{ de: this.de(), dans: this.dans(), apres: this.apres(), avant: this.avant() },
    avec: this.avec(),
  }));
  /** Undefined when nothing is asked; a filter that means nothing is left out. */
  private readonly asked = computed(() => {
    const { shape } = SearchQuery;
    const query = {
      q: (this.q() ?? '').trim().slice(0, 300),
      from: shape.from.safeParse(this.de()).data,
      in: shape.in.safeParse(this.dans()).data,
      after: shape.after.safeParse(this.apres()).data,
      before: shape.before.safeParse(this.avant()).data,
      has: this.avec() === 'fichier' ? ('file' as const) : undefined,
    };
    return Object.values(query).some(Boolean) ? { ...query, kind: this.kind() } : undefined;
  });
  protected readonly nothingAsked = computed(() => !this.asked());

  protected readonly reads = this.api.find(this.asked);
  protected readonly answer = linkedSignal<SearchAnswer | undefined>(() =>
    this.reads.hasValue() ? this.reads.value() : undefined,
  );
  protected readonly unread = computed(() => {
    const error = this.reads.error();
    return error && asProblem(error);
  });
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly total = computed(() => {
    const counts = this.answer()?.counts ?? {};
    const kind = this.kind();
    return kind ? (counts[kind] ?? 0) : Object.values(counts).reduce((sum, one) => sum + one, 0);
  });
  /** Only kinds that have something, and the one that is looked at. */
  protected readonly tabs = computed(() => {
    const counts = this.answer()?.counts ?? {};
    const all = Object.values(counts).reduce((sum, one) => sum + one, 0);
    const kinds = SearchKind.options.filter((one) => counts[one] || one === this.kind());
    return [
      { type: null, label: this.t('kind.all'), count: all, here: !this.kind() },
      ...kinds.map((type) => ({
        ...{ type, label: this.t(`kind.${type}`), count: counts[type] ?? 0 },
        here: type === this.kind(),
      })),
    ];
  });

  constructor() {
    afterNextRender(() => this.nothingAsked() && this.field().nativeElement.focus());
  }

  protected search(event: Event, q: string): void {
    event.preventDefault();
    this.go({ q: q.trim() || null });
  }

  protected go(queryParams: Readonly<Record<string, string | null | undefined>>): void {
    void this.router.navigate(['/recherche'], { queryParams, queryParamsHandling: 'merge' });
  }

  protected narrow(narrowing: Narrowing): void {
    this.go({ ...narrowing });
  }

  protected async more(cursor: string): Promise<void> {
    this.problem.set(undefined);
    try {
      const next = await this.api.more({ ...this.asked(), cursor });
      this.answer.update((answer) => ({
        ...next,
        hits: [...(answer?.hits ?? []), ...next.hits],
        ...(answer?.counts && { counts: answer.counts }),
      }));
    } catch (error) {
      this.problem.set(asProblem(error));
    }
  }
}
