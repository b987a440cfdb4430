import { Component, computed, effect, inject, model, signal } from '@angular/core';
import { Router } from '@angular/router';
import { GroupName, LARGEST_CIRCLE } from '@passerelle/contracts/chat-direct';
import type { PersonCard } from '@passerelle/contracts/people';
import type { Problem } from '@passerelle/contracts/problems';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { asProblem } from '../../../platform/problems/problem-error';
import { Notice } from '../../../ui/notice/notice';
import { Sheet } from '../../../ui/sheet/sheet';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { chatTexts } from '../chat-texts';
import { DirectApi } from '../direct-api';
import { PeoplePicker } from './people-picker';

/** Whom to write to: one person, or several who will read each other. */
@Component({
  selector: 'pa-new-conversation',
  imports: [Notice, PeoplePicker, Sheet, Skeleton],
  templateUrl: './new-conversation.html',
  styleUrl: './new-conversation.scss',
})
export class NewConversation {
  private readonly api = inject(DirectApi);
  private readonly router = inject(Router);
  protected readonly t = injectTexts(chatTexts);
  readonly open = model(false);

  protected readonly most = LARGEST_CIRCLE - 1;
  protected readonly addressees = this.api.addressees(() => this.open());
  protected readonly unread = computed(() => {
    const error = this.addressees.error();
    return error && asProblem(error);
  });
  protected readonly chosen = signal<readonly PersonCard[]>([]);
  protected readonly name = signal('');
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly busy = signal(false);
  protected readonly lead = computed(() => {
    const [first, ...others] = this.chosen();
    if (!first) return this.t('direct.nobodyYet');
    return others.length === 0
      ? this.t('direct.pair', { name: first.name })
      : this.t('direct.group', { count: this.chosen().length + 1 });
  });

  constructor() {
    effect(() => {
      if (!this.open()) return;
      this.chosen.set([]);
      this.name.set('');
      this.problem.set(undefined);
    });
  }

  protected async begin(event: Event): Promise<void> {
    event.preventDefault();
    const people = this.chosen().map(({ id }) => id);
    if (people.length === 0 || this.busy()) return;
    const named = people.length > 1 ? GroupName.safeParse(this.name()).data : undefined;
    this.busy.set(true);
    try {
      const channel = await this.api.open(people, named);
      this.open.set(false);
      await this.router.navigate(['/messages', channel.id]);
    } catch (error) {
      this.problem.set(asProblem(error));
    } finally {
      this.busy.set(false);
    }
  }
}
