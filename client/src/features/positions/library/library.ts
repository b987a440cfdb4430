import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Problem } from '@passerelle/contracts/problems';
import type { PublishedPositionList } from '@passerelle/contracts/published-positions';
import type { Theme } from '@passerelle/contracts/themes';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { asProblem } from '../../../platform/problems/problem-error';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Notice } from '../../../ui/notice/notice';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { PositionApi } from '../position-api';
import { positionsTexts } from '../positions-texts';
import { setType } from '../set-type';

/** Adopted texts by number, newest first: what the network has said, for everybody. */
@Component({
  selector: 'pa-library',
  imports: [EmptyState, Notice, RouterLink, Skeleton],
  templateUrl: './library.html',
  styleUrl: './library.scss',
})
export class Library {
  private readonly api = inject(PositionApi);
  protected readonly dates = inject(Dates);
  protected readonly languages = inject(Languages);
  protected readonly t = injectTexts(positionsTexts);
  readonly theme = input<Theme>();

  protected readonly reads = this.api.published(() => true);
  protected readonly unread = computed(() => {
    const error = this.reads.error();
    return error && asProblem(error);
  });
  private readonly list = linkedSignal<PublishedPositionList | undefined>(() =>
    this.reads.hasValue() ? this.reads.value() : undefined,
  );
  protected readonly more = computed(() => this.list()?.next);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly items = computed(() => {
    const theme = this.theme();
    return this.list()
      ?.items.filter(({ themes }) => !theme || themes.includes(theme))
      .map((item) => ({ ...item, set: setType(item.title, item.language) }));
  });

  protected async readMore(after: string): Promise<void> {
    this.problem.set(undefined);
    try {
      const { items, next } = await this.api.publishedAfter(after);
      this.list.update((list) => ({ items: [...(list?.items ?? []), ...items], next }));
    } catch (error) {
      this.problem.set(asProblem(error));
    }
  }
}
