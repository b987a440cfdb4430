import { Component, computed, inject, signal } from '@angular/core';
import type { SignIn } from '@passerelle/contracts/accounts';
import type { Problem } from '@passerelle/contracts/problems';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { asProblem } from '../../../platform/problems/problem-error';
import { Undo } from '../../../platform/undo/undo';
import { Badge } from '../../../ui/badge/badge';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Icon } from '../../../ui/icon/icon';
import { Notice } from '../../../ui/notice/notice';
import { Page } from '../../../ui/page/page';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { AccountApi } from '../account-api';
import { accountsTexts } from '../accounts-texts';

@Component({
  selector: 'pa-sign-ins-page',
  imports: [Badge, EmptyState, Icon, Notice, Page, Skeleton],
  templateUrl: './sign-ins-page.html',
  styleUrl: './sign-ins-page.scss',
})
export class SignInsPage {
  private readonly api = inject(AccountApi);
  private readonly undo = inject(Undo);
  protected readonly dates = inject(Dates);
  protected readonly t = injectTexts(accountsTexts);
  protected readonly signIns = this.api.signIns();
  protected readonly problem = signal<Problem | undefined>(undefined);

  protected readonly unread = computed(() => {
    const error = this.signIns.error();
    return error && asProblem(error);
  });

  protected async end(signIn: SignIn): Promise<void> {
    this.problem.set(undefined);
    try {
      await this.api.endSignIn(signIn.id);
      this.signIns.update((list) => list?.filter((each) => each.id !== signIn.id));
      await this.undo.say(this.t('signIns.ended', { device: signIn.device }));
    } catch (error) {
      this.problem.set(asProblem(error));
    }
  }
}
