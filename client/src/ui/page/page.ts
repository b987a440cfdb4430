import { NgTemplateOutlet } from '@angular/common';
import { Component, contentChild, input, signal } from '@angular/core';
import { injectTexts } from '../../platform/i18n/inject-texts';
import { Icon } from '../icon/icon';
import { mediaQuery } from '../media-query';
import { Sheet } from '../sheet/sheet';
import { uiTexts } from '../ui-texts';
import { Aside } from './aside';
import { PageHeader } from './page-header';

/**
 * The layout of every page: header, middle and, where there is one, the right pane. From 1200 px the pane stands beside;
 * below, a button opens it as a sheet. Content marked `action` goes to the header, `above` before the title.
 */
@Component({
  selector: 'pa-page',
  imports: [Icon, NgTemplateOutlet, PageHeader, Sheet],
  templateUrl: './page.html',
  styleUrl: './page.scss',
})
export class Page {
  readonly heading = input.required<string>();
  readonly headingLang = input<string>();
  readonly lead = input<string>();
  /** Name of the right pane: heading of the sheet, name of the region. */
  readonly asideLabel = input<string>();

  protected readonly aside = contentChild(Aside);
  protected readonly beside = mediaQuery('(min-width: 1200px)');
  protected readonly open = signal(false);
  protected readonly t = injectTexts(uiTexts);
}
