import { Component, inject, input, signal } from '@angular/core';
import { FormField, FormRoot, form, validateStandardSchema } from '@angular/forms/signals';
import { Router } from '@angular/router';
import { AdoptionRequest, type PositionPage } from '@passerelle/contracts/positions';
import type { Problem } from '@passerelle/contracts/problems';
import { dayIn } from '../../../platform/dates/zones';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { sending } from '../../../platform/problems/sending';
import { Field } from '../../../ui/field/field';
import { Notice } from '../../../ui/notice/notice';
import { Debate } from '../../positions/debate-api';
import { PositionApi } from '../../positions/position-api';
import { ballotsTexts } from '../ballots-texts';

/** The last act: the text gets its day and its number and is never written to again. */
@Component({
  selector: 'pa-adopt-form',
  imports: [Field, FormField, FormRoot, Notice],
  template: `
    <form class="pa-form" [formRoot]="form">
      <h2>{{ t('adopt.title') }}</h2>
      <p>{{ t('adopt.text') }}</p>
      @if (problem(); as fault) {
        <pa-notice [problem]="fault" />
      }
      <pa-field [label]="t('adopt.date')">
        <input class="pa-input" type="date" [formField]="form.date" />
      </pa-field>
      <div>
        <button class="pa-button pa-primary" [attr.aria-disabled]="form().submitting()">
          {{ t('adopt.send') }}
        </button>
      </div>
    </form>
  `,
  styles: `
    :host {
      display: block;
      padding: var(--pa-5);
      border: 2px solid var(--pa-lagoon);
      border-radius: var(--pa-radius-large);
      background: var(--pa-sheet);
    }
  `,
})
export class AdoptForm {
  private readonly api = inject(PositionApi);
  private readonly debate = inject(Debate);
  private readonly router = inject(Router);
  private readonly zone = inject(Dates).mine();
  protected readonly t = injectTexts(ballotsTexts);
  readonly page = input.required<PositionPage>();
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly form = form(
    signal({ date: dayIn(new Date().toISOString(), this.zone) }),
    (path) => validateStandardSchema(path, AdoptionRequest),
    { submission: sending(this.problem, (answers: AdoptionRequest) => this.adopt(answers)) },
  );

  private async adopt(answers: AdoptionRequest): Promise<void> {
    const page = await this.api.adopt(this.page().position.id, answers);
    this.debate.take(page);
    const number = page.position.adoption?.number;
    if (number) await this.router.navigate(['/positions/adoptees', number]);
  }
}
