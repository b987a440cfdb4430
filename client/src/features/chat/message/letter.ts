import { Component, computed, inject, input, output } from '@angular/core';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { ProblemTexts } from '../../../platform/problems/problem-texts';
import { Icon } from '../../../ui/icon/icon';
import { Said } from '../../../ui/talk/said/said';
import type { Callable } from '../../../ui/talk/writing/matching';
import type { MessageLetter } from '../chat-outbox-api';
import { chatTexts } from '../chat-texts';

/** A message of mine that is not stored yet: leaving, waiting for the network, or refused with the reason. */
@Component({
  selector: 'pa-letter',
  imports: [Icon, Said],
  template: `
    <article [class.failed]="letter().problem">
      <pa-said [text]="letter().payload.post.text" [people]="callable()" />
      @for (file of letter().payload.files; track file.id) {
        <p class="file"><pa-icon name="file" />{{ file.name }}</p>
      }
      <p class="state" role="status">
        @if (letter().problem; as problem) {
          <pa-icon name="warning" />
          <span
            >{{ t('message.failed') }}<span class="pa-hidden">.</span>
            {{ problems.of(problem) }}</span
          >
          <button type="button" class="pa-button pa-compact" (click)="retried.emit()">
            {{ t('message.retry') }}
          </button>
          <button type="button" class="pa-button pa-compact pa-plain" (click)="discarded.emit()">
            {{ t('message.discard') }}
          </button>
        } @else {
          <pa-icon [name]="connected() ? 'send' : 'clock'" />
          <span>{{ state() }}</span>
          <time class="pa-numbers">{{ dates.time(letter().at) }}</time>
        }
      </p>
    </article>
  `,
  styleUrl: './letter.scss',
})
export class LetterView {
  protected readonly dates = inject(Dates);
  protected readonly problems = inject(ProblemTexts);
  protected readonly t = injectTexts(chatTexts);
  readonly letter = input.required<MessageLetter>();
  readonly callable = input<readonly Callable[]>([]);
  readonly connected = input(true);
  readonly retried = output<void>();
  readonly discarded = output<void>();
  protected readonly state = computed(() =>
    this.t(this.connected() ? 'message.sending' : 'message.waiting'),
  );
}
