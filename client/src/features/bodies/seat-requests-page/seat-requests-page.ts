import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SeatRequest } from '@passerelle/contracts/seat-requests';
import type { Problem } from '@passerelle/contracts/problems';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { newId } from '../../../platform/ids/new-id';
import { asProblem } from '../../../platform/problems/problem-error';
import { Session } from '../../../platform/session/session';
import { Badge } from '../../../ui/badge/badge';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Icon } from '../../../ui/icon/icon';
import { Notice } from '../../../ui/notice/notice';
import { Page } from '../../../ui/page/page';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { bodiesTexts } from '../bodies-texts';
import { SeatRequestApi } from '../seat-request-api';

/** Requests for seats and invitations: those to answer first, then the reader's own and what was answered. */
@Component({
  selector: 'pa-seat-requests-page',
  imports: [Badge, EmptyState, Icon, Notice, Page, RouterLink, Skeleton],
  templateUrl: './seat-requests-page.html',
  styleUrl: './seat-requests-page.scss',
})
export class SeatRequestsPage {
  private readonly api = inject(SeatRequestApi);
  private readonly session = inject(Session);
  protected readonly languages = inject(Languages);
  protected readonly dates = inject(Dates);
  protected readonly t = injectTexts(bodiesTexts);
  protected readonly reads = this.api.mine();
  protected readonly problem = signal<Problem | undefined>(undefined);
  /** The one whose refusal is being worded. */
  protected readonly refusing = signal<string | undefined>(undefined);
  protected readonly reason = signal('');
  protected readonly unread = computed(() => {
    const error = this.reads.error();
    return error && asProblem(error);
  });
  protected readonly groups = computed(() => {
    const all = this.reads.hasValue() ? this.reads.value() : [];
    return [
      { name: 'toDecide' as const, rows: all.filter(({ mayDecide }) => mayDecide) },
      { name: 'others' as const, rows: all.filter(({ mayDecide }) => !mayDecide) },
    ].filter(({ rows }) => rows.length > 0);
  });

  protected begin(request: SeatRequest): void {
    this.reason.set('');
    this.refusing.set(request.id);
  }

  protected accept({ id }: SeatRequest): Promise<void> {
    return this.settle(() => this.api.accept(id, newId('sea')));
  }

  protected refuse({ id }: SeatRequest): Promise<void> {
    return this.settle(() => this.api.refuse(id, this.reason()));
  }

  protected withdraw({ id }: SeatRequest): Promise<void> {
    return this.settle(() => this.api.withdraw(id));
  }

  private async settle(send: () => Promise<void>): Promise<void> {
    this.problem.set(undefined);
    try {
      await send();
      this.refusing.set(undefined);
      await this.session.reload();
    } catch (error) {
      this.problem.set(asProblem(error));
    }
    this.reads.reload();
  }
}
