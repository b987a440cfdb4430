import { Component, computed, effect, inject, input } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterOutlet } from '@angular/router';
import type { BodyId } from '@passerelle/contracts/ids';
import { filter, map, startWith } from 'rxjs';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { LiveRooms } from '../../../platform/live/live-rooms';
import { Session } from '../../../platform/session/session';
import { Badge } from '../../../ui/badge/badge';
import { Icon } from '../../../ui/icon/icon';
import { Notice } from '../../../ui/notice/notice';
import { Page } from '../../../ui/page/page';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { Tabs } from '../../../ui/tabs/tabs';
import { VolumeMenu } from '../../../ui/volume-menu/volume-menu';
import { VolumeApi } from '../../notifications/volume-api';
import { bodiesTexts } from '../bodies-texts';
import { ShownBody } from './shown-body';

/** The workspace of a body: what it is for, and a tab for each way of working together. */
@Component({
  selector: 'pa-body-page',
  imports: [Badge, Icon, Notice, Page, RouterLink, RouterOutlet, Skeleton, Tabs, VolumeMenu],
  providers: [ShownBody],
  host: { '[class.talking]': 'talking()' },
  templateUrl: './body-page.html',
  styleUrl: './body-page.scss',
})
export class BodyPage {
  private readonly languages = inject(Languages);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  protected readonly shown = inject(ShownBody);
  protected readonly t = injectTexts(bodiesTexts);
  readonly bodyId = input.required<BodyId>();

  private readonly seated = computed(() => (this.shown.page()?.mine.offices.length ?? 0) > 0);
  protected readonly volume = inject(VolumeApi).at(() =>
    this.seated() && !this.talking() ? { bodyId: this.bodyId() } : undefined,
  );
  protected readonly heading = computed(() => {
    const body = this.shown.page();
    return body ? this.languages.pick(body.name) : this.t('body');
  });
  protected readonly lang = computed(() => {
    const body = this.shown.page();
    return body && this.languages.langOf(body.name);
  });
  /** A conversation needs the height of the screen: the purpose stands on the other tabs. */
  protected readonly talking = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      startWith(undefined),
      map(() => this.router.url.split(/[?#]/)[0]!.endsWith('/messages')),
    ),
    { initialValue: false },
  );
  protected readonly lead = computed(() => {
    const body = this.shown.page();
    return body && !this.talking() ? this.languages.pick(body.purpose) : undefined;
  });
  protected readonly tabs = computed(() => {
    const base = `/instances/${this.bodyId()}`;
    const may = this.shown.page()?.mine.permissions ?? [];
    return [
      {
        permission: 'discussions:read',
        label: this.t('tab.discussions'),
        link: `${base}/discussions`,
      },
      { permission: 'chat:read', label: this.t('tab.messages'), link: `${base}/messages` },
      { permission: 'meetings:read', label: this.t('tab.meetings'), link: `${base}/reunions` },
      { permission: 'documents:read', label: this.t('tab.documents'), link: `${base}/documents` },
      { permission: 'bodies:read', label: this.t('tab.composition'), link: `${base}/composition` },
    ].filter(({ permission }) => may.includes(permission));
  });

  constructor() {
    effect(() => this.shown.id.set(this.bodyId()));
    const room = inject(LiveRooms).stay(() =>
      this.seated() ? `body:${this.bodyId()}` : undefined,
    );
    effect(() => {
      if (room() === 'put-out') void this.losePlace();
    });
  }

  /** A mandate or a seat has ended while the page was open: what it gave goes from the screen at once. */
  private async losePlace(): Promise<void> {
    this.shown.reads.reload();
    await this.session.reload();
  }
}
