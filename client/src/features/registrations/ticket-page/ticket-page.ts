import { Component, DOCUMENT, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { RegistrationId, type EventId } from '@passerelle/contracts/ids';
import type { Problem } from '@passerelle/contracts/problems';
import { registrationPaths } from '@passerelle/contracts/registrations';
import { signUpPaths, type SignUp } from '@passerelle/contracts/sign-ups';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { asProblem } from '../../../platform/problems/problem-error';
import { Undo } from '../../../platform/undo/undo';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Icon } from '../../../ui/icon/icon';
import { Notice } from '../../../ui/notice/notice';
import { Aside } from '../../../ui/page/aside';
import { Page } from '../../../ui/page/page';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { EventDates } from '../../events/event-dates-api';
import { MyPlaces, myPlaces } from '../my-places-api';
import { RegistrationApi } from '../registration-api';
import { registrationsTexts } from '../registrations-texts';
import { TicketWorkshops } from '../ticket-workshops/ticket-workshops';
import { Withdrawals } from '../withdrawals-api';

/** What one shows at the door, with one's workshops and calendar; also the ticket of somebody that I answer for. */
@Component({
  selector: 'pa-ticket-page',
  imports: [Aside, EmptyState, Icon, Notice, Page, RouterLink, Skeleton, TicketWorkshops],
  templateUrl: './ticket-page.html',
  styleUrl: './ticket-page.scss',
})
export class TicketPage {
  private readonly api = inject(RegistrationApi);
  private readonly undo = inject(Undo);
  private readonly withdrawals = inject(Withdrawals);
  private readonly window = inject(DOCUMENT).defaultView;
  protected readonly languages = inject(Languages);
  protected readonly dates = inject(Dates);
  protected readonly eventDates = inject(EventDates);
  protected readonly t = injectTexts(registrationsTexts);
  readonly eventId = input.required<EventId>();
  /** Whose ticket; mine without it. */
  readonly inscription = input<string>();

  protected readonly places: MyPlaces = myPlaces(() => this.eventId());
  private readonly all = this.api.list(() => this.eventId());
  private readonly id = computed(
    () => RegistrationId.safeParse(this.inscription()).data ?? this.places.registration()?.id,
  );
  protected readonly reads = this.api.ticket(() => this.id());
  protected readonly ticket = computed(() =>
    this.reads.hasValue() ? this.reads.value() : undefined,
  );
  protected readonly unread = computed(() => {
    const error = this.reads.error();
    return error && asProblem(error);
  });
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly cancelled = signal(false);
  /** Nothing to show, and that is certain. */
  protected readonly none = computed(
    () => this.cancelled() || (this.places.known() && this.id() === undefined),
  );
  protected readonly heading = computed(() => {
    const ticket = this.ticket();
    return ticket ? this.t('ticket.title', { name: ticket.registration.name }) : this.t('ticket');
  });
  protected readonly groups = computed(
    () =>
      this.ticket()
        ?.code.match(/.{1,5}/g)
        ?.join(' ') ?? '',
  );
  protected readonly picture = computed(() => {
    const ticket = this.ticket();
    // The picture of a renewed ticket is another one at the same address.
    return ticket && `${registrationPaths.qr(ticket.registration.id)}?v=${ticket.code.slice(0, 4)}`;
  });
  protected readonly calendar = computed(() => {
    const ticket = this.ticket();
    const language = this.languages.current();
    return ticket && `${registrationPaths.calendar(ticket.registration.id)}?language=${language}`;
  });
  protected readonly feed = computed(() => {
    const path = this.ticket()?.feed;
    return path && `${this.window?.location.origin}${path}`;
  });
  /** Others whose tickets I may open: my delegation. */
  protected readonly others = computed(() => {
    const shown = this.ticket()?.registration;
    const all = this.all.hasValue() ? this.all.value() : [];
    return all.filter(
      (one) =>
        one.status === 'confirmed' &&
        one.delegationId !== undefined &&
        one.delegationId === shown?.delegationId &&
        one.id !== shown.id,
    );
  });
  /** Sign-ups as they are now: live for my own, as read for another's. */
  protected readonly workshops = computed(() => {
    const ticket = this.ticket();
    if (!ticket) return [];
    const isMine = ticket.registration.id === this.places.registration()?.id;
    const live = this.places.signUps();
    const pending = this.withdrawals.pending();
    return ticket.sessions.flatMap(({ signUp, session, room }) => {
      const now = isMine ? live.get(session.id) : signUp;
      return now && !pending.has(signUpPaths.one(now.id)) ? [{ signUp: now, session, room }] : [];
    });
  });

  protected async copyFeed(): Promise<void> {
    await this.window?.navigator.clipboard.writeText(this.feed() ?? '').catch(() => undefined);
    await this.undo.say(this.t('feed.copied'));
  }

  protected async renew(): Promise<void> {
    const id = this.id();
    if (id) await this.attempt(async () => this.reads.set(await this.api.renew(id)));
  }

  protected async leave({ signUp, title }: { signUp: SignUp; title: string }): Promise<void> {
    await this.attempt(async () => {
      await this.places.leave(signUp, this.t('workshop.left', { session: title }));
    });
  }

  protected async cancel(): Promise<void> {
    const id = this.id();
    if (!id) return;
    await this.attempt(async () => {
      this.cancelled.set(true);
      const gone = await this.withdrawals.withdraw(
        registrationPaths.one(id),
        this.t('ticket.cancelled'),
      );
      if (gone) this.places.reload();
      else this.cancelled.set(false);
    });
  }

  protected print(): void {
    this.window?.print();
  }

  private async attempt(action: () => Promise<void>): Promise<void> {
    this.problem.set(undefined);
    try {
      await action();
    } catch (error) {
      this.cancelled.set(false);
      this.problem.set(asProblem(error));
    }
  }
}
