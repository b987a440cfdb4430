import { Component, computed, inject } from '@angular/core';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Session } from '../../../platform/session/session';
import { Aside } from '../../../ui/page/aside';
import { Page } from '../../../ui/page/page';
import { homeTexts } from '../home-texts';
import { MyBodies } from '../my-bodies/my-bodies';
import { Welcome } from '../welcome/welcome';

/** The first page of the day; for a stranger, what can be read without an account. */
@Component({
  selector: 'pa-home-page',
  imports: [Aside, MyBodies, Page, Welcome],
  templateUrl: './home-page.html',
  styleUrl: './home-page.scss',
})
export class HomePage {
  private readonly dates = inject(Dates);
  protected readonly me = inject(Session).me;
  protected readonly t = injectTexts(homeTexts);
  protected readonly today = computed(() =>
    this.t('today', { day: this.dates.day(new Date().toISOString()) }),
  );

  /** "Bonjour, Aïssatou": the first word of the name, as one greets. */
  protected readonly given = computed(() => this.me()?.name.split(' ')[0] ?? '');
}
