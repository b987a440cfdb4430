import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DiscussionItem } from '@passerelle/contracts/discussions';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Badge } from '../../../ui/badge/badge';
import { Icon } from '../../../ui/icon/icon';
import { discussionsTexts } from '../discussions-texts';

/** One discussion in a list: what it is about, who spoke last, what I have not read. */
@Component({
  selector: 'pa-discussion-row',
  imports: [Badge, Icon, RouterLink],
  templateUrl: './discussion-row.html',
  styleUrl: './discussion-row.scss',
})
export class DiscussionRow {
  private readonly dates = inject(Dates);
  protected readonly t = injectTexts(discussionsTexts);
  readonly discussion = input.required<DiscussionItem>();

  protected readonly link = computed(() => {
    const { bodyId, id } = this.discussion();
    return ['/instances', bodyId, 'discussions', id];
  });
  protected readonly about = computed(() => {
    const { author, replyCount, lastActivity } = this.discussion();
    const day = this.dates.shortDay(lastActivity.at);
    return replyCount === 0
      ? this.t('row.opened', { name: author.name, day })
      : this.t('row.last', { name: lastActivity.by.name, day });
  });
}
