import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { BodyId } from '@passerelle/contracts/ids';
import type { MeetingCard } from '@passerelle/contracts/meetings';
import { openByCity } from '@passerelle/rules/meetings/actions';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { asProblem } from '../../../platform/problems/problem-error';
import { Badge } from '../../../ui/badge/badge';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Icon } from '../../../ui/icon/icon';
import { Notice } from '../../../ui/notice/notice';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { MeetingApi } from '../meeting-api';
import { MeetingForm } from '../meeting-form/meeting-form';
import { meetingsTexts } from '../meetings-texts';
import { ActionRow } from '../record/action-row';

/** The meetings of a body: what comes, what was, and what each city still has to do. */
@Component({
  selector: 'pa-meeting-list',
  imports: [...[ActionRow, Badge, EmptyState, Icon, MeetingForm, Notice, RouterLink, Skeleton]],
  templateUrl: './meeting-list.html',
  styleUrl: './meeting-list.scss',
})
export class MeetingList {
  private readonly api = inject(MeetingApi);
  protected readonly dates = inject(Dates);
  protected readonly t = injectTexts(meetingsTexts);
  readonly bodyId = input.required<BodyId>();

  protected readonly reads = this.api.list(() => this.bodyId());
  protected readonly actionReads = this.api.actions(() => this.bodyId());
  protected readonly list = computed(() =>
    this.reads.hasValue() ? this.reads.value() : undefined,
  );
  protected readonly unread = computed(() => {
    const error = this.reads.error();
    return error && asProblem(error);
  });
  protected readonly creating = signal(false);
  protected readonly groups = computed(() => {
    const meetings = this.list()?.meetings ?? [];
    const now = Date.now();
    const over = (one: MeetingCard) =>
      one.state === 'approved' || (one.state !== 'open' && Date.parse(one.end) < now);
    return [
      { name: 'coming' as const, rows: meetings.filter((one) => !over(one)).reverse() },
      { name: 'past' as const, rows: meetings.filter(over) },
    ].filter(({ rows }) => rows.length > 0);
  });
  protected readonly cities = computed(() =>
    this.actionReads.hasValue() ? openByCity(this.actionReads.value()!.actions) : [],
  );

  protected day(meeting: MeetingCard): string {
    return this.dates.shortDay(meeting.start, meeting.zone);
  }
}
