import { Component, ElementRef, inject, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Problem } from '@passerelle/contracts/problems';
import { injectTexts } from '../../platform/i18n/inject-texts';
import { asProblem } from '../../platform/problems/problem-error';
import { Session } from '../../platform/session/session';
import { Avatar } from '../../ui/avatar/avatar';
import { Icon } from '../../ui/icon/icon';
import { Notice } from '../../ui/notice/notice';
import { shellTexts } from '../shell-texts';
import { Preferences } from './preferences';

/** Top right: who I am, my sign-ins, language, light, sign out. For a stranger: sign in. */
@Component({
  selector: 'pa-account-menu',
  imports: [Avatar, Icon, Notice, Preferences, RouterLink],
  templateUrl: './account-menu.html',
  styleUrl: './account-menu.scss',
})
export class AccountMenu {
  protected readonly session = inject(Session);
  protected readonly t = injectTexts(shellTexts);
  protected readonly problem = signal<Problem | undefined>(undefined);
  private readonly panel = viewChild.required<ElementRef<HTMLElement>>('panel');

  protected close(): void {
    this.panel().nativeElement.hidePopover();
  }

  protected async leave(): Promise<void> {
    try {
      await this.session.signOut();
    } catch (error) {
      this.problem.set(asProblem(error));
    }
  }
}
