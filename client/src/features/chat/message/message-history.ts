import { Component, inject, input, output, resource } from '@angular/core';
import type { Message } from '@passerelle/contracts/chat';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { asProblem } from '../../../platform/problems/problem-error';
import { Notice } from '../../../ui/notice/notice';
import { Sheet } from '../../../ui/sheet/sheet';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { ChatApi } from '../chat-api';
import { chatTexts } from '../chat-texts';
import { ConversationStore } from '../conversation/conversation-store';

/** What a message said before it was corrected. */
@Component({
  selector: 'pa-message-history',
  imports: [Notice, Sheet, Skeleton],
  template: `
    <pa-sheet [heading]="t('message.history')" [open]="true" (openChange)="closed.emit()">
      @if (versions.error(); as error) {
        <pa-notice [problem]="asProblem(error)" />
      } @else if (versions.hasValue()) {
        <ol role="list">
          @for (version of versions.value(); track version.version) {
            <li>
              <h3>
                {{
                  t('message.version', {
                    version: version.version,
                    when: dates.moment(version.at, dates.mine()),
                  })
                }}
              </h3>
              <p>{{ version.text }}</p>
            </li>
          }
        </ol>
      } @else {
        <pa-skeleton [rows]="3" />
      }
    </pa-sheet>
  `,
  styles: `
    li {
      padding-bottom: var(--pa-5);
    }
    h3 {
      padding-bottom: var(--pa-2);
      font-size: 1rem;
    }
    p {
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
  `,
})
export class MessageHistory {
  private readonly api = inject(ChatApi);
  private readonly store = inject(ConversationStore);
  protected readonly dates = inject(Dates);
  protected readonly t = injectTexts(chatTexts);
  protected readonly asProblem = asProblem;
  readonly message = input.required<Message>();
  readonly closed = output<void>();

  protected readonly versions = resource({
    params: () => ({ channel: this.store.id(), id: this.message().id }),
    loader: async ({ params: { channel, id } }) =>
      channel ? this.api.versions(channel, id) : undefined,
  });
}
