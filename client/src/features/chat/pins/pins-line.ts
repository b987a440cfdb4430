import { Component, computed, inject, output, signal } from '@angular/core';
import type { Message } from '@passerelle/contracts/chat';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Icon } from '../../../ui/icon/icon';
import { Sheet } from '../../../ui/sheet/sheet';
import { chatTexts } from '../chat-texts';
import { PinsStore } from './pins-store';

/** How much is pinned in the open channel, and the panel that lists it. */
@Component({
  selector: 'pa-pins-line',
  imports: [Icon, Sheet],
  templateUrl: './pins-line.html',
  styleUrl: './pins-line.scss',
})
export class PinsLine {
  private readonly store = inject(PinsStore);
  protected readonly dates = inject(Dates);
  protected readonly t = injectTexts(chatTexts);
  /** A pin was chosen: show its message in the conversation. */
  readonly chosen = output<Message>();

  protected readonly open = signal(false);
  protected readonly rows = computed(() => {
    const nameOf = (id: string) => this.store.people().get(id)?.name ?? this.t('somebody');
    return this.store.pins().map((message) => ({
      message,
      author: nameOf(message.authorId),
      by: nameOf(message.pinned!.by),
    }));
  });

  protected choose(message: Message): void {
    this.open.set(false);
    this.chosen.emit(message);
  }
}
