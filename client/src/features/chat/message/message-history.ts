import { Component, inject, input, output } from '@angular/core';
import type { Message } from '@passerelle/contracts/chat';
import { Versions } from '../../../ui/talk/versions/versions';
import { ChatApi } from '../chat-api';
import { ConversationStore } from '../conversation/conversation-store';

/** What a message said before it was corrected. */
@Component({
  selector: 'pa-message-history',
  imports: [Versions],
  template: `<pa-versions [load]="load" (closed)="closed.emit()" />`,
})
export class MessageHistory {
  private readonly api = inject(ChatApi);
  private readonly store = inject(ConversationStore);
  readonly message = input.required<Message>();
  readonly closed = output<void>();

  protected readonly load = async () => {
    const channel = this.store.id();
    return channel ? this.api.versions(channel, this.message().id) : [];
  };
}
