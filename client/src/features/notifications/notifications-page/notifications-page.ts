import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import type { Notification, NotificationKind } from '@passerelle/contracts/notifications';
import type { Problem } from '@passerelle/contracts/problems';
import { addressOf } from '@passerelle/rules/notifications/address';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { Live } from '../../../platform/live/live';
import { asProblem } from '../../../platform/problems/problem-error';
import { Undo } from '../../../platform/undo/undo';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Icon } from '../../../ui/icon/icon';
import type { IconName } from '../../../ui/icon/icons';
import { Notice } from '../../../ui/notice/notice';
import { Page } from '../../../ui/page/page';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { Segments } from '../../../ui/tabs/segments';
import { NotificationApi, type NotificationLine } from '../notification-api';
import { notificationsTexts } from '../notifications-texts';
import { byDay } from './by-day';

const ICONS: Record<NotificationKind, IconName> = {
  'ballot-opened': 'vote',
  'amendment-settled': 'positions',
  'discussion-mention': 'mention',
  'chat-mention': 'mention',
  'discussion-started': 'bodies',
  'discussion-replied': 'reply',
  'chat-message': 'messages',
  'place-given': 'ticket',
};

/** What one has heard of, by day. Following a line marks it as read, here and on every other device. */
@Component({
  selector: 'pa-notifications-page',
  imports: [EmptyState, Icon, Notice, Page, RouterLink, Segments, Skeleton],
  templateUrl: './notifications-page.html',
  styleUrl: './notifications-page.scss',
})
export class NotificationsPage {
  private readonly api = inject(NotificationApi);
  private readonly languages = inject(Languages);
  private readonly undo = inject(Undo);
  protected readonly dates = inject(Dates);
  protected readonly t = injectTexts(notificationsTexts);
  protected readonly only = signal<'all' | 'unread'>('all');
  protected readonly reads = this.api.list(this.only);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly unreadable = computed(() => {
    const error = this.reads.error();
    return error && asProblem(error);
  });
  private readonly shown = linkedSignal(() =>
    this.reads.hasValue() ? this.reads.value() : undefined,
  );
  protected readonly unread = computed(() => this.shown()?.unread ?? 0);
  protected readonly next = computed(() => this.shown()?.next);
  protected readonly filters = computed(() =>
    (['all', 'unread'] as const).map((value) => ({ value, label: this.t(`filter.${value}`) })),
  );
  protected readonly days = computed(() => {
    const items = this.shown()?.items;
    return (
      items &&
      byDay(items, ({ at }) => this.dates.day(at)).map(({ day, items: own }) => ({
        day,
        rows: own.map((one) => this.rowOf(one)),
      }))
    );
  });

  constructor() {
    const live = inject(Live);
    const line: NotificationLine = live.line();
    line
      .facts('notification:arrived')
      .pipe(takeUntilDestroyed())
      .subscribe(({ notification, unread }) =>
        this.shown.update(
          (list) =>
            list && {
              ...list,
              unread,
              items: [notification, ...list.items.filter(({ id }) => id !== notification.id)],
            },
        ),
      );
    line
      .facts('notification:marked')
      .pipe(takeUntilDestroyed())
      .subscribe((marked) => this.take(marked));
    live.opened.pipe(takeUntilDestroyed()).subscribe(() => this.reads.reload());
  }

  protected filter(only: string): void {
    this.only.set(only === 'unread' ? 'unread' : 'all');
  }

  protected mark(id: Notification['id'], read: boolean): Promise<void> {
    return this.trying(async () => this.take(await this.api.mark({ ids: [id], read })));
  }

  protected markAll(): Promise<void> {
    return this.trying(async () => {
      const marked = await this.api.markAll();
      this.take(marked);
      const count = marked.ids.length;
      if (count > 0 && (await this.undo.offer(this.t('allRead', { count }))))
        this.take(await this.api.mark({ ids: marked.ids, read: false }));
    });
  }

  protected more(after: string): Promise<void> {
    return this.trying(async () => {
      const page = await this.api.more(this.only(), after);
      this.shown.update((list) => list && { ...page, items: [...list.items, ...page.items] });
    });
  }

  private take({
    ids,
    read,
    unread,
  }: {
    ids: Notification['id'][];
    read: boolean;
    unread: number;
  }): void {
    const marked = new Set(ids);
    const readAt = read ? new Date().toISOString() : undefined;
    this.shown.update(
      (list) =>
        list && {
          ...list,
          unread,
          items: list.items.map((one) => (marked.has(one.id) ? { ...one, readAt } : one)),
        },
    );
  }

  private async trying(work: () => Promise<void>): Promise<void> {
    this.problem.set(undefined);
    try {
      await work();
    } catch (error) {
      this.problem.set(asProblem(error));
    }
  }

  private rowOf(one: Notification) {
    const [path, query] = addressOf(one.bodyId, one.target).split('?message=');
    return {
      ...{ id: one.id, path, query: query ? { message: query } : null, read: !!one.readAt },
      icon: ICONS[one.kind],
      sentence: this.t(`kind.${one.kind}`, { name: one.by?.name ?? this.t('somebody') }),
      subject: this.languages.pick(one.subject),
      lang: this.languages.langOf(one.subject),
      body: one.body && this.languages.pick(one.body),
      time: this.dates.time(one.at),
    };
  }
}
