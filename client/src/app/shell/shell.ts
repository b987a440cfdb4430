import { Component, inject } from '@angular/core';
import { RouterLink, RouterOutlet } from '@angular/router';
import { injectTexts } from '../../platform/i18n/inject-texts';
import { Session } from '../../platform/session/session';
import { Wordmark } from '../../ui/wordmark/wordmark';
import { PageFocus } from '../page-focus';
import { shellTexts } from '../shell-texts';
import { AccountMenu } from './account-menu';
import { BottomBar } from './bottom-bar';
import { NotificationBell } from './notification-bell';
import { DemoBanner } from './demo-banner';
import { SearchField } from './search-field';
import { SideNavigation } from './side-navigation';
import { StatusLines } from './status-lines';

/** The frame of every page: bar above, my places on the left, the thing in the middle. */
@Component({
  selector: 'pa-shell',
  imports: [
    AccountMenu,
    BottomBar,
    DemoBanner,
    NotificationBell,
    RouterLink,
    RouterOutlet,
    SearchField,
    SideNavigation,
    StatusLines,
    Wordmark,
  ],
  templateUrl: './shell.html',
  styleUrl: './shell.scss',
})
export class Shell {
  protected readonly session = inject(Session);
  protected readonly t = injectTexts(shellTexts);

  constructor() {
    inject(PageFocus);
  }

  /** A fragment link would change the address and leave the page's base; focus is all that is wanted. */
  protected skipTo(event: Event, main: HTMLElement): void {
    event.preventDefault();
    main.focus();
  }
}
