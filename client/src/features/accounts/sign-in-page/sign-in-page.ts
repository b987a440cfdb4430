import { Component, inject, input, signal } from '@angular/core';
import { FormField, FormRoot, form, validateStandardSchema } from '@angular/forms/signals';
import { Router } from '@angular/router';
import { SignInRequest } from '@passerelle/contracts/accounts';
import type { Problem } from '@passerelle/contracts/problems';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { sending } from '../../../platform/problems/sending';
import { Session } from '../../../platform/session/session';
import { Field } from '../../../ui/field/field';
import { Notice } from '../../../ui/notice/notice';
import { PageHeader } from '../../../ui/page/page-header';
import { accountsTexts } from '../accounts-texts';

@Component({
  selector: 'pa-sign-in-page',
  imports: [Field, FormField, FormRoot, Notice, PageHeader],
  templateUrl: './sign-in-page.html',
})
export class SignInPage {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  /** The address to come back to, from the query. */
  readonly retour = input<string>();

  protected readonly t = injectTexts(accountsTexts);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly expired = this.session.departure() === 'expired';

  protected readonly form = form(
    signal({ email: '', password: '' }),
    (path) => validateStandardSchema(path, SignInRequest),
    { submission: sending(this.problem, (answers: SignInRequest) => this.signIn(answers)) },
  );

  private async signIn(answers: SignInRequest): Promise<void> {
    await this.session.signIn(answers);
    await this.router.navigateByUrl(safeReturn(this.retour()));
  }
}

/** Only an address of this site: never `//elsewhere`, never a scheme. */
export function safeReturn(address: string | undefined): string {
  return address && /^\/(?![/\\])/.test(address) ? address : '/';
}
