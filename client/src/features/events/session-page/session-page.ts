import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { EventId, SessionId } from '@passerelle/contracts/ids';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { Icon } from '../../../ui/icon/icon';
import { Page } from '../../../ui/page/page';
import { myPlaces } from '../../registrations/my-places-api';
import { EventApi } from '../event-api';
import { eventsTexts } from '../events-texts';
import { announcePromotions } from '../programme/announce-promotions';
import { SessionDetail } from '../session-detail/session-detail';

/** The address of one session: what one sends to a colleague. */
@Component({
  selector: 'pa-session-page',
  imports: [Icon, Page, RouterLink, SessionDetail],
  template: `
    <pa-page [heading]="heading()" [headingLang]="lang()">
      <a above class="pa-back pa-screen" [routerLink]="['/evenements', eventId(), 'programme']">
        <pa-icon name="previous" />{{ t('session.back') }}
      </a>
      <pa-session-detail [eventId]="eventId()" [sessionId]="sessionId()" [places]="places" />
    </pa-page>
  `,
})
export class SessionPage {
  private readonly languages = inject(Languages);
  protected readonly t = injectTexts(eventsTexts);
  readonly eventId = input.required<EventId>();
  readonly sessionId = input.required<SessionId>();

  protected readonly places = myPlaces(() => this.eventId());
  private readonly reads = inject(EventApi).session(
    () => this.eventId(),
    () => this.sessionId(),
  );
  private readonly title = computed(() =>
    this.reads.hasValue() ? this.reads.value().session.title : undefined,
  );
  protected readonly heading = computed(() => {
    const title = this.title();
    return title ? this.languages.pick(title) : this.t('session');
  });
  protected readonly lang = computed(() => {
    const title = this.title();
    return title && this.languages.langOf(title);
  });

  constructor() {
    announcePromotions(this.places, (id) => (id === this.sessionId() ? this.heading() : undefined));
  }
}
