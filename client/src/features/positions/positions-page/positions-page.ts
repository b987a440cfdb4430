import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { BodyId } from '@passerelle/contracts/ids';
import {
  PositionStatus,
  type PositionItem,
  type PositionList,
  type PositionQuery,
} from '@passerelle/contracts/positions';
import type { Problem } from '@passerelle/contracts/problems';
import { Theme } from '@passerelle/contracts/themes';
import { POSITION_RIGHTS } from '@passerelle/rules/positions/rights';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { asProblem } from '../../../platform/problems/problem-error';
import { Permissions } from '../../../platform/session/permissions';
import { Session } from '../../../platform/session/session';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Icon } from '../../../ui/icon/icon';
import { Notice } from '../../../ui/notice/notice';
import { Page } from '../../../ui/page/page';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { Segments } from '../../../ui/tabs/segments';
import { Library } from '../library/library';
import { PositionApi } from '../position-api';
import { PositionRow } from '../position-row/position-row';
import { positionsTexts } from '../positions-texts';
import { PositionFilters, type Filters } from './position-filters';

/** Stages in the order in which they call for somebody; adopted texts have a shelf of their own. */
const SHELVES = [
  'voting',
  'open',
  'closed-to-amendments',
  'draft',
  'rejected',
  'withdrawn',
] as const satisfies readonly PositionStatus[];

@Component({
  selector: 'pa-positions-page',
  imports: [
    ...[EmptyState, Icon, Library, Notice, Page, PositionFilters, PositionRow],
    ...[RouterLink, Segments, Skeleton],
  ],
  templateUrl: './positions-page.html',
  styleUrl: './positions-page.scss',
})
export class PositionsPage {
  private readonly api = inject(PositionApi);
  private readonly router = inject(Router);
  private readonly permissions = inject(Permissions);
  private readonly session = inject(Session);
  protected readonly t = injectTexts(positionsTexts);

  /** From the address: what is shown, and the filters. */
  readonly vue = input<string>();
  readonly statut = input<string>();
  readonly instance = input<string>();
  readonly theme = input<string>();

  protected readonly view = computed(() => {
    const asked = this.vue();
    if (asked === 'adoptees' || asked === 'en-cours') return asked;
    return this.session.signedIn() ? 'en-cours' : 'adoptees';
  });
  protected readonly views = computed(() => [
    { value: 'en-cours', label: this.t('list.current') },
    { value: 'adoptees', label: this.t('list.adopted') },
  ]);
  protected readonly filters = computed<Filters>(() => ({
    status: PositionStatus.safeParse(this.statut()).data,
    bodyId: BodyId.safeParse(this.instance()).data,
    theme: Theme.safeParse(this.theme()).data,
  }));
  protected readonly filtered = computed(() => Object.values(this.filters()).some(Boolean));
  protected readonly mayDraft = computed(() =>
    this.permissions
      .seats()
      .some(({ office }) => POSITION_RIGHTS['position:draft'].offices.includes(office)),
  );

  protected readonly reads = this.api.list(() => this.filters() as PositionQuery);
  private readonly list = linkedSignal<PositionList | undefined>(() =>
    this.reads.hasValue() ? this.reads.value() : undefined,
  );
  protected readonly unread = computed(() => {
    const error = this.reads.error();
    return error && asProblem(error);
  });
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly next = computed(() => this.list()?.next);
  protected readonly shelves = computed(() => {
    const items = this.list()?.items;
    return items && SHELVES.map((status) => shelf(status, items)).filter((one) => one.items.length);
  });

  protected show(vue: string): void {
    this.go({ vue });
  }

  protected filter({ status, bodyId, theme }: Filters): void {
    this.go({ statut: status ?? null, instance: bodyId ?? null, theme: theme ?? null });
  }

  protected async more(after: string): Promise<void> {
    this.problem.set(undefined);
    try {
      const { items, next } = await this.api.more({ ...this.filters(), after });
      this.list.update((list) => ({ items: [...(list?.items ?? []), ...items], next }));
    } catch (error) {
      this.problem.set(asProblem(error));
    }
  }

  private go(queryParams: Readonly<Record<string, string | null>>): void {
    void this.router.navigate(['/positions'], { queryParams, queryParamsHandling: 'merge' });
  }
}

function shelf(status: (typeof SHELVES)[number], items: readonly PositionItem[]) {
  return { status, items: items.filter((item) => item.status === status) };
}
