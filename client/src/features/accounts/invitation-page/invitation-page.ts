import { Component, computed, inject, resource, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormField, FormRoot, form, validateStandardSchema } from '@angular/forms/signals';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { InvitationAcceptance } from '@passerelle/contracts/accounts';
import type { Problem } from '@passerelle/contracts/problems';
import type * as z from 'zod';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { asProblem } from '../../../platform/problems/problem-error';
import { sending } from '../../../platform/problems/sending';
import { Session } from '../../../platform/session/session';
import { Field } from '../../../ui/field/field';
import { Notice } from '../../../ui/notice/notice';
import { PageHeader } from '../../../ui/page/page-header';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { AccountApi } from '../account-api';
import { accountsTexts } from '../accounts-texts';

/** What the guest types; the token comes from the link. */
const Answers = InvitationAcceptance.pick({ password: true });
type Answers = z.infer<typeof Answers>;

/** The token stands after the `#`, so that it reaches no log and no other site; only a POST spends it. */
@Component({
  selector: 'pa-invitation-page',
  imports: [Field, FormField, FormRoot, Notice, PageHeader, RouterLink, Skeleton],
  templateUrl: './invitation-page.html',
})
export class InvitationPage {
  private readonly api = inject(AccountApi);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  protected readonly t = injectTexts(accountsTexts);
  protected readonly token = toSignal(inject(ActivatedRoute).fragment);
  protected readonly problem = signal<Problem | undefined>(undefined);

  protected readonly invitation = resource({
    params: () => this.token() ?? undefined,
    loader: ({ params }) => this.api.invitation(params),
  });
  protected readonly invited = computed(() =>
    this.invitation.hasValue() ? this.invitation.value() : undefined,
  );
  protected readonly refused = computed(() => {
    const error = this.invitation.error();
    return error && asProblem(error);
  });

  protected readonly form = form(
    signal({ password: '' }),
    (path) => validateStandardSchema(path, Answers),
    { submission: sending(this.problem, (answers: Answers) => this.accept(answers)) },
  );

  private async accept({ password }: Answers): Promise<void> {
    await this.api.acceptInvitation({ token: this.token() ?? '', password });
    await this.session.opened();
    await this.router.navigateByUrl('/');
  }
}
