import { Component, computed, inject, input } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import type { Channel } from '@passerelle/contracts/chat';
import { Dates } from '../../../platform/dates/dates';
import { dayIn } from '../../../platform/dates/zones';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { Icon } from '../../../ui/icon/icon';
import { chatTexts } from '../chat-texts';
import { PresenceDot } from '../presence-dot';

/** My channels: the latest activity first, with what I have not read and where I am called. */
@Component({
  selector: 'pa-channel-list',
  imports: [Icon, PresenceDot, RouterLink, RouterLinkActive],
  templateUrl: './channel-list.html',
  styleUrl: './channel-list.scss',
})
export class ChannelList {
  private readonly dates = inject(Dates);
  protected readonly languages = inject(Languages);
  protected readonly t = injectTexts(chatTexts);
  readonly channels = input.required<readonly Channel[]>();

  /** What is said between people, and what is said in bodies; each once there is something. */
  protected readonly sections = computed(() => {
    const channels = this.channels();
    const direct = channels.filter((channel) => channel.direct);
    const ofBodies = channels.filter((channel) => !channel.direct);
    const both = [
      { key: 'sectionDirect', channels: direct },
      { key: 'sectionBodies', channels: ofBodies },
    ] as const;
    return both.filter((section) => section.channels.length > 0);
  });

  /** The hour today, the day before that. */
  protected when({ lastAt }: Channel): string {
    if (!lastAt) return this.t('quiet');
    const zone = this.dates.mine();
    const today = dayIn(lastAt, zone) === dayIn(new Date().toISOString(), zone);
    return today ? this.dates.time(lastAt) : this.dates.shortDay(lastAt);
  }
}
