import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { EventId } from '@passerelle/contracts/ids';
import { DELEGATION_OFFICES } from '@passerelle/rules/events/rights';
import { isRegistrationOpen } from '@passerelle/rules/registrations/registration-check';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { asProblem } from '../../../platform/problems/problem-error';
import { Permissions } from '../../../platform/session/permissions';
import { Session } from '../../../platform/session/session';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Icon } from '../../../ui/icon/icon';
import { Notice } from '../../../ui/notice/notice';
import { Page } from '../../../ui/page/page';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { Segments } from '../../../ui/tabs/segments';
import { EventApi } from '../../events/event-api';
import { DelegationForm } from '../delegation-form/delegation-form';
import { OwnRegistration } from '../own-registration/own-registration';
import { RegistrationApi } from '../registration-api';
import { registrationsTexts } from '../registrations-texts';

/** Coming to an event: oneself, or several people at once. */
@Component({
  selector: 'pa-registration-page',
  imports: [
    ...[DelegationForm, EmptyState, Icon, Notice, OwnRegistration, Page],
    ...[RouterLink, Segments, Skeleton],
  ],
  templateUrl: './registration-page.html',
})
export class RegistrationPage {
  private readonly router = inject(Router);
  private readonly languages = inject(Languages);
  private readonly dates = inject(Dates);
  private readonly session = inject(Session);
  private readonly secretariat = inject(Permissions).secretariat;
  protected readonly t = injectTexts(registrationsTexts);
  readonly eventId = input.required<EventId>();
  /** `delegation` for several people. */
  readonly pour = input<string>();

  protected readonly event = inject(EventApi).event(() => this.eventId());
  protected readonly mine = inject(RegistrationApi).mine(() => this.eventId());
  protected readonly unread = computed(() => {
    const error = this.event.error() ?? this.mine.error();
    return error && asProblem(error);
  });
  protected readonly known = computed(() => this.event.hasValue() && this.mine.hasValue());
  protected readonly registration = computed(() =>
    this.mine.hasValue() ? this.mine.value().registration : undefined,
  );
  protected readonly open = computed(
    () =>
      this.event.hasValue() &&
      isRegistrationOpen({ now: new Date().toISOString(), event: this.event.value() }),
  );
  protected readonly maySend = computed(
    () =>
      this.secretariat() ||
      (this.session.me()?.mandates ?? []).some(({ office }) => DELEGATION_OFFICES.includes(office)),
  );
  protected readonly who = computed(() =>
    this.pour() === 'delegation' && this.maySend() ? 'delegation' : 'moi',
  );
  protected readonly choices = computed(() => [
    { value: 'moi', label: this.t('who.me') },
    { value: 'delegation', label: this.t('who.delegation') },
  ]);
  protected readonly heading = computed(() =>
    this.event.hasValue()
      ? this.t('title', { event: this.languages.pick(this.event.value().name) })
      : this.t('registration'),
  );
  protected readonly lead = computed(() => {
    const until = this.event.hasValue() ? this.event.value().registration?.until : undefined;
    if (!until || !this.event.hasValue()) return undefined;
    const { zone, place } = this.event.value();
    return this.t('until', { day: this.dates.moment(until, zone, place.city) });
  });

  protected choose(who: string): void {
    void this.router.navigate(['/evenements', this.eventId(), 'inscription'], {
      queryParams: { pour: who === 'delegation' ? who : null },
      scroll: 'manual',
    });
  }

  protected reload(): void {
    this.event.reload();
    this.mine.reload();
  }
}
