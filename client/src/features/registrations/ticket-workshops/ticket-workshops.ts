import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { EventId } from '@passerelle/contracts/ids';
import type { TimeZone } from '@passerelle/contracts/primitives';
import type { Ticket } from '@passerelle/contracts/registrations';
import type { SignUp } from '@passerelle/contracts/sign-ups';
import { endOf } from '@passerelle/rules/events/slots';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { Badge } from '../../../ui/badge/badge';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Icon } from '../../../ui/icon/icon';
import { registrationsTexts } from '../registrations-texts';

/** The workshops that somebody signed up for: where they have a place, where they wait and at which rank. */
@Component({
  selector: 'pa-ticket-workshops',
  imports: [Badge, EmptyState, Icon, RouterLink],
  templateUrl: './ticket-workshops.html',
  styleUrl: './ticket-workshops.scss',
})
export class TicketWorkshops {
  private readonly dates = inject(Dates);
  private readonly languages = inject(Languages);
  protected readonly t = injectTexts(registrationsTexts);
  readonly eventId = input.required<EventId>();
  readonly zone = input.required<TimeZone>();
  readonly workshops = input.required<Ticket['sessions']>();
  readonly leave = output<{ signUp: SignUp; title: string }>();

  protected readonly rows = computed(() =>
    this.workshops().map(({ signUp, session, room }) => ({
      signUp,
      session,
      room,
      title: this.languages.pick(session.title),
      lang: this.languages.langOf(session.title),
      when: this.t('workshop.when', {
        day: this.dates.day(session.start, this.zone()),
        from: this.dates.time(session.start, this.zone()),
        until: this.dates.time(endOf(session), this.zone()),
      }),
      forMe: this.dates.forMe(session.start, this.zone()),
    })),
  );
}
