import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import type { DiscussionFacts, DiscussionList as Listed } from '@passerelle/contracts/discussions';
import type { BodyId } from '@passerelle/contracts/ids';
import type { Problem } from '@passerelle/contracts/problems';
import { merge, auditTime, filter } from 'rxjs';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Live } from '../../../platform/live/live';
import { LiveRooms } from '../../../platform/live/live-rooms';
import { asProblem } from '../../../platform/problems/problem-error';
import { Session } from '../../../platform/session/session';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Icon } from '../../../ui/icon/icon';
import { Notice } from '../../../ui/notice/notice';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { DiscussionApi } from '../discussion-api';
import { discussionsTexts } from '../discussions-texts';
import { DiscussionRow } from './discussion-row';

/** While facts pour in, the list is read again at most this often, in milliseconds. */
const REREAD_EVERY = 500;

/** What a body discusses: pinned first, then where something happened last. */
@Component({
  selector: 'pa-discussion-list',
  imports: [DiscussionRow, EmptyState, Icon, Notice, RouterLink, Skeleton],
  templateUrl: './discussion-list.html',
  styleUrl: './discussion-list.scss',
})
export class DiscussionList {
  private readonly api = inject(DiscussionApi);
  private readonly session = inject(Session);
  protected readonly t = injectTexts(discussionsTexts);
  readonly bodyId = input.required<BodyId>();

  protected readonly reads = this.api.list(() => this.bodyId());
  protected readonly list = linkedSignal<Listed | undefined, Listed | undefined>({
    source: () => (this.reads.hasValue() ? this.reads.value() : undefined),
    computation: (now, before) =>
      now ??
      (this.reads.isLoading() && this.reads.status() === 'reloading' ? before?.value : undefined),
  });
  protected readonly unread = computed(() => {
    const error = this.reads.error();
    return error && asProblem(error);
  });
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly rows = computed(() => this.list()?.items ?? []);

  constructor() {
    const room = () => (this.session.signedIn() ? `body:${this.bodyId()}` : undefined);
    inject(LiveRooms).stay(room, () => this.reads.reload());
    const line = inject(Live).line<object, DiscussionFacts>();
    merge(
      line.facts('discussion:started'),
      line.facts('discussion:replied'),
      line.facts('discussion:changed'),
      line.facts('discussion:read-moved'),
    )
      .pipe(
        filter((fact) => fact.bodyId === this.bodyId()),
        auditTime(REREAD_EVERY),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.reads.reload());
  }

  protected async more(after: string): Promise<void> {
    this.problem.set(undefined);
    try {
      const { items, next } = await this.api.more(this.bodyId(), after);
      this.list.update((list) => list && { ...list, items: [...list.items, ...items], next });
    } catch (error) {
      this.problem.set(asProblem(error));
    }
  }
}
