import { Component, computed, inject, signal } from '@angular/core';
import { Dates } from '../../platform/dates/dates';
import { injectTexts } from '../../platform/i18n/inject-texts';
import { localProblem } from '../../platform/problems/problem-error';
import { Undo } from '../../platform/undo/undo';
import { Avatar } from '../../ui/avatar/avatar';
import { Badge } from '../../ui/badge/badge';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { ICONS, type IconName } from '../../ui/icon/icons';
import { Notice } from '../../ui/notice/notice';
import { Aside } from '../../ui/page/aside';
import { Page } from '../../ui/page/page';
import { Sheet } from '../../ui/sheet/sheet';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { Segments } from '../../ui/tabs/segments';
import { Tabs } from '../../ui/tabs/tabs';
import { VoteBar } from '../../ui/vote-bar/vote-bar';
import { GalleryFields } from './gallery-fields';
import { galleryTexts } from './gallery-texts';

/** Every component that knows no noun, in each state: for who builds a page, and for the browser tests. */
@Component({
  selector: 'pa-gallery',
  imports: [
    Aside,
    Avatar,
    Badge,
    EmptyState,
    GalleryFields,
    Icon,
    Notice,
    Page,
    Segments,
    Sheet,
    Skeleton,
    Tabs,
    VoteBar,
  ],
  templateUrl: './gallery.html',
  styleUrl: './gallery.scss',
})
export class Gallery {
  private readonly undo = inject(Undo);
  private readonly dates = inject(Dates);
  protected readonly t = injectTexts(galleryTexts);
  protected readonly grouping = signal('day');
  protected readonly open = signal(false);
  protected readonly icons = Object.keys(ICONS) as IconName[];
  protected readonly unreachable = localProblem('network/unreachable');
  protected readonly refused = {
    type: 'about:blank',
    code: 'request/forbidden',
    status: 403,
    title: '',
  };
  protected readonly segments = computed(() => [
    { value: 'day', label: this.t('byDay') },
    { value: 'room', label: this.t('byRoom') },
  ]);
  protected readonly tabs = computed(() => [
    { label: this.t('tabHere'), link: '/galerie', count: 12 },
    { label: this.t('tabOther'), link: '/' },
  ]);
  protected readonly moments = computed(() => [
    this.dates.moment('2027-05-14T14:00:00.000Z', 'Africa/Dakar'),
    this.dates.moment('2027-05-14T22:30:00.000Z', 'America/Port-au-Prince'),
    this.dates.moment('2027-05-14T02:00:00.000Z', 'Asia/Ho_Chi_Minh', 'Huế'),
    this.dates.day('2027-05-14'),
  ]);

  protected act(): void {
    void this.undo.offer(this.t('undone'));
  }
}
