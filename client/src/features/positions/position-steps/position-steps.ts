import { Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { PositionPage } from '@passerelle/contracts/positions';
import type { Problem } from '@passerelle/contracts/problems';
import { placeOf, timeOf, ownZone } from '../../../platform/dates/zones';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { asProblem } from '../../../platform/problems/problem-error';
import { Notice } from '../../../ui/notice/notice';
import { Sheet } from '../../../ui/sheet/sheet';
import { Debate } from '../debate-api';
import { PositionApi, type PlainStep } from '../position-api';
import { positionsTexts } from '../positions-texts';

/** The next step of a text, for those who may take it; a way into the sitting or to the adopted text for all. */
@Component({
  selector: 'pa-position-steps',
  imports: [Notice, RouterLink, Sheet],
  templateUrl: './position-steps.html',
  styleUrl: './position-steps.scss',
})
export class PositionSteps {
  private readonly api = inject(PositionApi);
  private readonly debate = inject(Debate);
  private readonly router = inject(Router);
  private readonly languages = inject(Languages);
  protected readonly t = injectTexts(positionsTexts);
  readonly page = input.required<PositionPage>();

  protected readonly opening = signal(false);
  protected readonly deadline = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly whose = computed(() => timeOf(placeOf(ownZone()), this.languages.current()));

  private readonly may = computed(() => new Set(this.page().mine.permissions));
  protected readonly step = computed(() => {
    const may = this.may();
    switch (this.page().position.status) {
      case 'draft':
        return may.has('position:open') ? 'open' : undefined;
      case 'open':
        return may.has('position:close-to-amendments') ? 'closeToAmendments' : undefined;
      case 'closed-to-amendments':
        return may.has('position:start-voting') ? 'startVoting' : undefined;
      case 'voting':
        return this.page().mine.debates ? 'sitting' : undefined;
      case 'adopted':
        return 'adopted';
      default:
        return undefined;
    }
  });

  protected async open(event: Event): Promise<void> {
    event.preventDefault();
    const { id, revision } = this.page().position;
    const deadline = new Date(this.deadline());
    if (Number.isNaN(deadline.getTime())) return;
    const opened = await this.run(() =>
      this.api.open(id, { revision, deadline: deadline.toISOString() }),
    );
    if (opened) this.opening.set(false);
  }

  protected async take(step: PlainStep): Promise<void> {
    const { id } = this.page().position;
    const taken = await this.run(() => this.api.step(id, step));
    if (taken && step === 'startVoting') {
      await this.router.navigate(['/positions', id, 'seance']);
    }
  }

  private async run(send: () => Promise<PositionPage>): Promise<boolean> {
    if (this.busy()) return false;
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      this.debate.take(await send());
      return true;
    } catch (error) {
      this.problem.set(asProblem(error));
      return false;
    } finally {
      this.busy.set(false);
    }
  }
}
