import { Component, computed, inject, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { Channel } from '@passerelle/contracts/chat';
import type { Problem } from '@passerelle/contracts/problems';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { asProblem } from '../../../platform/problems/problem-error';
import { Icon } from '../../../ui/icon/icon';
import { Notice } from '../../../ui/notice/notice';
import { ChannelsStore } from '../channels-store';
import { chatTexts } from '../chat-texts';
import { DirectApi } from '../direct-api';
import { PresenceDot } from '../presence-dot';

/** Who is in a direct conversation and who of them is connected; a group can be left here. */
@Component({
  selector: 'pa-circle-line',
  imports: [Icon, Notice, PresenceDot],
  templateUrl: './circle-line.html',
  styleUrl: './circle-line.scss',
})
export class CircleLine {
  private readonly api = inject(DirectApi);
  private readonly channels = inject(ChannelsStore);
  private readonly router = inject(Router);
  protected readonly t = injectTexts(chatTexts);
  readonly channel = input.required<Channel>();

  protected readonly asking = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly direct = computed(() => this.channel().direct);
  protected readonly anyOnline = computed(() => (this.direct()?.online.length ?? 0) > 0);
  protected readonly sentence = computed(() => {
    const { others = [], online = [], group = false } = this.direct() ?? {};
    if (!group) return this.t(online.length > 0 ? 'direct.online' : 'direct.offline');
    const names = others.map(({ name, id }) =>
      online.includes(id) ? this.t('direct.nameOnline', { name }) : name,
    );
    return this.t('direct.with', { names: names.join(', ') });
  });

  protected async leave(): Promise<void> {
    const { id } = this.channel();
    try {
      await this.api.leave(id);
      await this.router.navigate(['/messages']);
      this.channels.drop(id);
    } catch (error) {
      this.problem.set(asProblem(error));
    }
  }
}
