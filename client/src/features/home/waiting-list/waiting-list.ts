import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { WaitingItem, WaitingKind } from '@passerelle/contracts/home';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { Icon } from '../../../ui/icon/icon';
import type { IconName } from '../../../ui/icon/icons';
import { homeTexts } from '../home-texts';
import { linkOf } from './waiting-link';

const ICONS: Record<WaitingKind, IconName> = {
  'vote-to-cast': 'vote',
  'offer-to-accept': 'ticket',
  'registration-to-confirm': 'ticket',
  'amendment-to-look-at': 'positions',
  'meeting-to-confirm': 'events',
  'seat-request-to-decide': 'bodies',
  'action-to-do': 'check',
  'chat-mention': 'mention',
  'discussion-mention': 'mention',
  'place-given': 'check',
  'event-coming': 'events',
  'chat-unread': 'messages',
  'discussion-unread': 'bodies',
};

/** News that can wait; the rest asks for something. */
const NEWS: readonly WaitingKind[] = [
  'place-given',
  'event-coming',
  'chat-unread',
  'discussion-unread',
];

/** What waits for the reader, one line each: what to do, about what, until when. What asks for an act stands out. */
@Component({
  selector: 'pa-waiting-list',
  imports: [Icon, RouterLink],
  templateUrl: './waiting-list.html',
  styleUrl: './waiting-list.scss',
})
export class WaitingList {
  private readonly dates = inject(Dates);
  private readonly languages = inject(Languages);
  protected readonly t = injectTexts(homeTexts);
  readonly items = input.required<readonly WaitingItem[]>();

  protected readonly rows = computed(() =>
    this.items().map((item) => {
      const link = linkOf(item);
      return {
        ...{ link: [...link.path], query: link.query ?? null },
        key: `${item.kind} ${link.path.join('/')} ${item.since}`,
        icon: ICONS[item.kind],
        acts: !NEWS.includes(item.kind),
        sentence: this.sentenceOf(item),
        subject: this.languages.pick(item.subject),
        lang: this.languages.langOf(item.subject),
        body: item.body && this.languages.pick(item.body),
        due: item.due && this.t('due', { when: this.dates.moment(item.due, this.dates.mine()) }),
      };
    }),
  );

  private sentenceOf({ kind, count, by }: WaitingItem): string {
    return this.t(`waiting.${kind}`, { count, name: by?.name ?? this.t('somebody') });
  }
}
