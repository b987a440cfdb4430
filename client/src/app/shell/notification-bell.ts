import { Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { injectTexts } from '../../platform/i18n/inject-texts';
import { Icon } from '../../ui/icon/icon';
import { shellTexts } from '../shell-texts';
import { UnreadNews } from './unread-news';

/** Beyond it a number says nothing more. */
const MOST = 99;

/** How much one has not read yet, and the way to it. */
@Component({
  selector: 'pa-notification-bell',
  imports: [Icon, RouterLink, RouterLinkActive],
  providers: [UnreadNews],
  template: `
    <a
      class="pa-button pa-icon-only"
      routerLink="/notifications"
      routerLinkActive="here"
      [attr.aria-label]="t('bell', { count: unread() })"
    >
      <pa-icon name="bell" />
      @if (shown(); as count) {
        <span class="count pa-numbers" aria-hidden="true">{{ count }}</span>
      }
    </a>
  `,
  styles: `
    a {
      position: relative;
    }
    .here {
      border-color: var(--pa-lagoon);
      color: var(--pa-lagoon);
    }
    .count {
      position: absolute;
      inset-block-start: -0.4rem;
      inset-inline-end: -0.4rem;
      min-width: 1.35rem;
      padding: 0 0.3rem;
      border-radius: 1rem;
      background: var(--pa-waits);
      color: var(--pa-on-waits);
      font-size: 0.8125rem;
      font-weight: 700;
      line-height: 1.35rem;
      text-align: center;
    }
  `,
})
export class NotificationBell {
  protected readonly t = injectTexts(shellTexts);
  protected readonly unread = inject(UnreadNews).count;
  protected readonly shown = computed(() => {
    const count = this.unread();
    return count > MOST ? `${MOST}+` : count || undefined;
  });
}
