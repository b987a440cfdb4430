import { Component, inject } from '@angular/core';
import { RouterLink, RouterOutlet } from '@angular/router';
import { injectTexts } from '../../platform/i18n/inject-texts';
import { Session } from '../../platform/session/session';
import { Wordmark } from '../../ui/wordmark/wordmark';
import { PageFocus } from '../page-focus';
import { DemoBanner } from '../shell/demo-banner';
import { Preferences } from '../shell/preferences';
import { shellTexts } from '../shell-texts';

/** The room before the door: sign-in, invitation, first set-up. One thing on the page. */
@Component({
  selector: 'pa-entrance',
  imports: [DemoBanner, Preferences, RouterLink, RouterOutlet, Wordmark],
  templateUrl: './entrance.html',
  styleUrl: './entrance.scss',
})
export class Entrance {
  protected readonly network = inject(Session).network;
  protected readonly t = injectTexts(shellTexts);

  constructor() {
    inject(PageFocus);
  }
}
