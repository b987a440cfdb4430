import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ChannelId } from '@passerelle/contracts/ids';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { Permissions } from '../../../platform/session/permissions';
import { mediaQuery } from '../../../ui/media-query';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Icon } from '../../../ui/icon/icon';
import { Notice } from '../../../ui/notice/notice';
import { Page } from '../../../ui/page/page';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { ChannelList } from '../channel-list/channel-list';
import { ChannelsStore } from '../channels-store';
import { chatTexts } from '../chat-texts';
import { Conversation } from '../conversation/conversation';
import { NewConversation } from '../new-conversation/new-conversation';

/** My conversations: list and conversation side by side, one after the other on a phone. */
@Component({
  selector: 'pa-messages-page',
  imports: [
    ...[ChannelList, Conversation, EmptyState, Icon, NewConversation, Notice, Page],
    ...[RouterLink, Skeleton],
  ],
  host: { '[class.talking]': 'open()' },
  templateUrl: './messages-page.html',
  styleUrl: './messages-page.scss',
})
export class MessagesPage {
  private readonly languages = inject(Languages);
  protected readonly channels = inject(ChannelsStore);
  protected readonly t = injectTexts(chatTexts);
  readonly channelId = input<ChannelId>();
  /** Number of a message to begin at, from the query. */
  readonly message = input<string>();

  protected readonly mayOpen = inject(Permissions).member;
  protected readonly opening = signal(false);
  protected readonly wide = mediaQuery('(min-width: 1000px)');
  protected readonly from = computed(() => Number(this.message()) || undefined);
  protected readonly open = computed(() => {
    this.channels.all();
    return this.channels.one(this.channelId());
  });
  protected readonly missing = computed(
    () => this.channelId() !== undefined && this.channels.all() !== undefined && !this.open(),
  );
  protected readonly heading = computed(() => {
    const channel = this.open();
    return channel ? this.languages.pick(channel.name) : this.t('title');
  });
  protected readonly lang = computed(() => {
    const channel = this.open();
    return channel && this.languages.langOf(channel.name);
  });
  protected readonly lead = computed(() => (this.channelId() ? undefined : this.t('lead')));
}
