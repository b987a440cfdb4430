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
        <div class="pa-stack">
          <section>
            <h3>{{ t('audience.now') }}</h3>
            <ul class="pa-list">
              @for (person of heard.now; track person.id) {
                <li>
                  {{ person.name }}
                  <span class="pa-soft pa-small">{{ person.organisation?.name }}</span>
                </li>
              } @empty {
                <li class="pa-soft">{{ t('audience.nobody') }}</li>
              }
            </ul>
          </section>
          @if (heard.later.length > 0) {
            <section>
              <h3>{{ t('audience.later') }}</h3>
              <ul class="pa-list">
                @for (person of heard.later; track person.id) {
                  <li>
                    {{ person.name }}
                    <span class="pa-soft pa-small">{{ person.organisation?.name }}</span>
                  </li>
                }
              </ul>
            </section>
          }
        </div>
      </pa-sheet>
    }
  `,
  styles: `
    h3 {
      margin-bottom: var(--pa-2);
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--pa-3);
      align-items: center;
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
