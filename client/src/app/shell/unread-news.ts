import {
  DOCUMENT,
  Injectable,
  computed,
  effect,
  inject,
  linkedSignal,
  untracked,
} from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import type { Notification } from '@passerelle/contracts/notifications';
import { addressOf } from '@passerelle/rules/notifications/address';
import { filter, fromEvent, map, startWith } from 'rxjs';
import {
  NotificationApi,
  type NotificationLine,
} from '../../features/notifications/notification-api';
import { Live } from '../../platform/live/live';

const pathOf = (address: string) => address.split(/[?#]/)[0]!;

/**
 * What one has not read yet, the same on every open device. Whoever opens the page that a notification leads to has read
 * it, whatever way they came: from the list, from home, or by being there when it arrives.
 */
@Injectable()
export class UnreadNews {
  private readonly api = inject(NotificationApi);
  private readonly document = inject(DOCUMENT);
  private readonly router = inject(Router);
  private readonly reads = this.api.list(() => 'unread');
  private readonly state = linkedSignal<{ items: readonly Notification[]; unread: number }>(() =>
    this.reads.hasValue() ? this.reads.value() : { items: [], unread: 0 },
  );
  readonly count = computed(() => this.state().unread);

  private readonly path = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      startWith(undefined),
      map(() => pathOf(this.router.url)),
    ),
    { requireSync: true },
  );
  private readonly looking = toSignal(
    fromEvent(this.document, 'visibilitychange').pipe(
      startWith(undefined),
      map(() => this.document.visibilityState === 'visible'),
    ),
    { requireSync: true },
  );
  /** Those that lead to the page that is on the screen. */
  private readonly here = computed(() => {
    const [path, looking] = [this.path(), this.looking()];
    const leadsHere = ({ bodyId, target }: Notification) =>
      pathOf(addressOf(bodyId, target)) === path;
    return looking ? this.state().items.filter(leadsHere) : [];
  });

  constructor() {
    const live = inject(Live);
    const line: NotificationLine = live.line();
    line
      .facts('notification:arrived')
      .pipe(takeUntilDestroyed())
      .subscribe(({ notification, unread }) =>
        this.state.update(({ items }) => ({ items: [notification, ...items], unread })),
      );
    line
      .facts('notification:marked')
      .pipe(takeUntilDestroyed())
      .subscribe(({ ids, read, unread }) => {
        if (!read) return void this.reads.reload();
        this.state.update(({ items }) => ({
          items: items.filter(({ id }) => !ids.includes(id)),
          unread,
        }));
      });
    live.opened.pipe(takeUntilDestroyed()).subscribe(() => this.reads.reload());
    effect(() => {
      const ids = this.here().map(({ id }) => id);
      if (ids.length > 0) untracked(() => void this.read(ids));
    });
  }

  /** The fact that answers takes them off the list; without a network they stay unread. */
  private async read(ids: Notification['id'][]): Promise<void> {
    await this.api.mark({ ids, read: true }).catch(() => undefined);
  }
}
