import { Component, computed, inject, input } from '@angular/core';
import type { BodyId } from '@passerelle/contracts/ids';
import { injectTexts } from '../../platform/i18n/inject-texts';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { ChannelsStore } from './channels-store';
import { chatTexts } from './chat-texts';
import { Conversation } from './conversation/conversation';

/** The channel of a body; only its seats have one. */
@Component({
  selector: 'pa-body-channel',
  imports: [Conversation, EmptyState, Notice, Skeleton],
  template: `
    @if (channel(); as open) {
      <pa-conversation [channelId]="open.id" />
    } @else if (channels.problem(); as fault) {
      <pa-notice [problem]="fault" [retryable]="true" (retry)="channels.load()" />
    } @else if (channels.all()) {
      <pa-empty-state icon="lock" [heading]="t('notYours')" [text]="t('notYoursText')" />
    } @else {
      <pa-skeleton />
    }
  `,
})
export class BodyChannel {
  protected readonly channels = inject(ChannelsStore);
  protected readonly t = injectTexts(chatTexts);
  readonly bodyId = input.required<BodyId>();
  protected readonly channel = computed(() => {
    this.channels.all();
    return this.channels.ofBody(this.bodyId());
  });
}
