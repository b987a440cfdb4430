import { Component } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { injectTexts } from '../../platform/i18n/inject-texts';
import { Icon } from '../../ui/icon/icon';
import { SECTIONS } from '../navigation';
import { shellTexts } from '../shell-texts';

/** On a phone, the five sections under the thumb. */
@Component({
  selector: 'pa-bottom-bar',
  imports: [Icon, RouterLink, RouterLinkActive],
  template: `
    <nav [attr.aria-label]="t('main')">
      @for (section of sections; track section.link) {
        <a
          [routerLink]="section.link"
          routerLinkActive="here"
          ariaCurrentWhenActive="page"
          [routerLinkActiveOptions]="{ exact: section.link === '/' }"
        >
          <pa-icon [name]="section.icon" /><span>{{ t(section.label) }}</span>
        </a>
      }
    </nav>
  `,
  styleUrl: './bottom-bar.scss',
})
export class BottomBar {
  protected readonly t = injectTexts(shellTexts);
  protected readonly sections = SECTIONS.slice(0, 5);
}
