import { Component, computed, contentChild, effect, input } from '@angular/core';
import { FormField } from '@angular/forms/signals';
import { injectTexts } from '../../platform/i18n/inject-texts';
import { faultWords } from '../../platform/problems/fault-words';
import { faultTexts } from '../../platform/problems/problem-texts';
import { Icon } from '../icon/icon';
import { uiTexts } from '../ui-texts';

let fields = 0;

/**
 * A question and its answer: label above, hint, the control inside, its fault below, all tied together for screen readers.
 * `<pa-field label="…"><input class="pa-input" [formField]="form.email" /></pa-field>`
 */
@Component({
  selector: 'pa-field',
  imports: [Icon],
  template: `
    <label [attr.for]="id"
      >{{ label() }}
      @if (optional()) {
        <span class="optional">({{ t('optional') }})</span>
      }
    </label>
    @if (hint(); as sentence) {
      <p class="hint" [id]="id + '-hint'">{{ sentence }}</p>
    }
    <ng-content />
    <p class="fault" aria-live="polite" [id]="id + '-fault'">
      @if (fault(); as sentence) {
        <pa-icon name="warning" /><span>{{ sentence }}</span>
      }
    </p>
  `,
  styleUrl: './field.scss',
})
export class Field {
  readonly label = input.required<string>();
  readonly hint = input<string>();
  readonly optional = input(false);

  protected readonly id = `pa-field-${fields++}`;
  protected readonly t = injectTexts(uiTexts);
  private readonly words = injectTexts(faultTexts);
  private readonly control = contentChild.required(FormField);

  protected readonly fault = computed(() => {
    const state = this.control().state();
    const [first] = state.touched() ? state.errors() : [];
    return first && faultWords(first, this.words);
  });

  constructor() {
    effect(() => {
      const { element } = this.control();
      element.id = this.id;
      const parts = [this.hint() && `${this.id}-hint`, this.fault() && `${this.id}-fault`];
      element.setAttribute('aria-describedby', parts.filter(Boolean).join(' '));
      element.setAttribute('aria-invalid', String(this.fault() !== undefined));
      element.setAttribute('aria-required', String(!this.optional()));
    });
  }
}
