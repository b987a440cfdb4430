import { Component, computed, inject, input, signal } from '@angular/core';
import type { BodyId, DiscussionId } from '@passerelle/contracts/ids';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Icon } from '../../../ui/icon/icon';
import { Sheet } from '../../../ui/sheet/sheet';
import { NotificationApi } from '../../notifications/notification-api';
import { discussionsTexts } from '../discussions-texts';

/** "Who will hear of this?", before it is sent: how many at once, and everybody by name. */
@Component({
  selector: 'pa-audience-line',
  imports: [Icon, Sheet],
  template: `
    @if (audience(); as heard) {
      <button type="button" class="pa-button pa-plain pa-compact" (click)="open.set(true)">
        <pa-icon name="bell" />{{ t('audience.count', { count: heard.now.length }) }}
      </button>
      <pa-sheet [heading]="t('audience.title')" [(open)]="open">
        <h3>{{ t('audience.now') }}</h3>
        <ul>
          @for (person of heard.now; track person.id) {
            <li>{{ person.name }}</li>
          } @empty {
            <li>{{ t('audience.nobody') }}</li>
          }
        </ul>
        @if (heard.later.length > 0) {
          <h3>{{ t('audience.later') }}</h3>
          <ul>
            @for (person of heard.later; track person.id) {
              <li>{{ person.name }}</li>
            }
          </ul>
        }
      </pa-sheet>
    }
  `,
})
export class AudienceLine {
  protected readonly t = injectTexts(discussionsTexts);
  readonly bodyId = input.required<BodyId>();
  /** The discussion that is answered: it may be heard louder or quieter than its body. */
  readonly threadId = input<DiscussionId>();
  /** Ids of those who are mentioned, between commas: a text, so that the same people ask nothing again. */
  readonly mentions = input('');
  protected readonly open = signal(false);
  private readonly reads = inject(NotificationApi).audience(() => ({
    ...{ bodyId: this.bodyId(), place: 'discussions', threadId: this.threadId() },
    mentions: this.mentions().split(',').filter(Boolean),
  }));
  protected readonly audience = computed(() => {
    if (!this.reads.hasValue()) return undefined;
    const { atOnce, inTheBell, later } = this.reads.value();
    return { now: [...atOnce, ...inTheBell], later };
  });
}
