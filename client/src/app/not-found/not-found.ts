import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { injectTexts } from '../../platform/i18n/inject-texts';
import { Page } from '../../ui/page/page';
import { shellTexts } from '../shell-texts';

/** An address that leads nowhere; says the same for a page that exists and is closed to the reader. */
@Component({
  selector: 'pa-not-found',
  imports: [Page, RouterLink],
  template: `
    <pa-page [heading]="t('missing')" [lead]="t('missingLead')">
      <a class="pa-button" routerLink="/">{{ t('backHome') }}</a>
    </pa-page>
  `,
})
export class NotFound {
  protected readonly t = injectTexts(shellTexts);
}
