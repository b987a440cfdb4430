import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink, RouterOutlet } from '@angular/router';
import type { BodyId, MeetingId } from '@passerelle/contracts/ids';
import type { StateChange } from '@passerelle/contracts/meetings';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { Badge } from '../../../ui/badge/badge';
import { Icon } from '../../../ui/icon/icon';
import { Notice } from '../../../ui/notice/notice';
import { Page } from '../../../ui/page/page';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { Tabs } from '../../../ui/tabs/tabs';
import { BodyApi } from '../../bodies/body-api';
import { MeetingApi } from '../meeting-api';
import { MeetingForm } from '../meeting-form/meeting-form';
import { meetingsTexts } from '../meetings-texts';
import { MeetingStore } from './meeting-store';

/** What whoever leads does next. */
const NEXT: Partial<Record<string, 'convened' | 'open' | 'closed'>> = {
  drafted: 'convened',
  convened: 'open',
  open: 'closed',
};

@Component({
  selector: 'pa-meeting-page',
  imports: [Badge, Icon, MeetingForm, Notice, Page, RouterLink, RouterOutlet, Skeleton, Tabs],
  providers: [MeetingStore],
  templateUrl: './meeting-page.html',
  styleUrl: './meeting-page.scss',
})
export class MeetingPage {
  private readonly languages = inject(Languages);
  private readonly api = inject(MeetingApi);
  protected readonly dates = inject(Dates);
  protected readonly store = inject(MeetingStore);
  protected readonly t = injectTexts(meetingsTexts);
  readonly bodyId = input.required<BodyId>();
  readonly meetingId = input.required<MeetingId>();

  private readonly body = inject(BodyApi).one(() => this.bodyId());
  protected readonly bodyName = computed(() =>
    this.body.hasValue() ? this.languages.pick(this.body.value().name) : '',
  );
  protected readonly editing = signal(false);
  protected readonly when = computed(() => {
    const meeting = this.store.meeting();
    return meeting && this.dates.moment(meeting.start, meeting.zone);
  });
  protected readonly next = computed(() => NEXT[this.store.meeting()?.state ?? '']);
  protected readonly tabs = computed(() => {
    const base = `/instances/${this.bodyId()}/reunions/${this.meetingId()}`;
    const follows = this.store.meeting()?.mine.mayFollow;
    return [
      { label: this.t('tab.notice'), link: base },
      ...(follows ? [{ label: this.t('tab.sitting'), link: `${base}/seance` }] : []),
      { label: this.t('tab.record'), link: `${base}/compte-rendu` },
    ];
  });

  constructor() {
    effect(() => this.store.id.set(this.meetingId()));
  }

  protected move(state: StateChange['state']): void {
    void this.store.act('notice', (id) => this.api.move(id, state));
  }
}
