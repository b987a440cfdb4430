import { Component, inject, signal } from '@angular/core';
import { FormField, FormRoot, form, validateStandardSchema } from '@angular/forms/signals';
import { Router } from '@angular/router';
import { SetUpRequest } from '@passerelle/contracts/accounts';
import type { Problem } from '@passerelle/contracts/problems';
import type * as z from 'zod';
import { ownZone } from '../../../platform/dates/zones';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { sending } from '../../../platform/problems/sending';
import { Session } from '../../../platform/session/session';
import { Field } from '../../../ui/field/field';
import { Notice } from '../../../ui/notice/notice';
import { PageHeader } from '../../../ui/page/page-header';
import { AccountApi } from '../account-api';
import { accountsTexts } from '../accounts-texts';

/** Everything but the language, which is the one the page is read in. */
const Answers = SetUpRequest.omit({ language: true });
type Answers = z.infer<typeof Answers>;

@Component({
  selector: 'pa-set-up-page',
  imports: [Field, FormField, FormRoot, Notice, PageHeader],
  templateUrl: './set-up-page.html',
})
export class SetUpPage {
  private readonly api = inject(AccountApi);
  private readonly languages = inject(Languages);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  protected readonly t = injectTexts(accountsTexts);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly zones = Intl.supportedValuesOf('timeZone');

  protected readonly form = form(
    signal({
      network: '',
      givenName: '',
      familyName: '',
      email: '',
      password: '',
      zone: ownZone(),
    }),
    (path) => validateStandardSchema(path, Answers),
    { submission: sending(this.problem, (answers: Answers) => this.setUp(answers)) },
  );

  private async setUp(answers: Answers): Promise<void> {
    await this.api.setUp({ ...answers, language: this.languages.current() });
    await this.session.opened();
    await this.router.navigateByUrl('/');
  }
}
