import { Component, ElementRef, effect, input, output, viewChild } from '@angular/core';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Icon } from '../../../ui/icon/icon';
import { positionsTexts } from '../positions-texts';

/** One passage under the pen. Enter divides it, Backspace at an empty one takes it out, Alt and an arrow moves it. */
@Component({
  selector: 'pa-draft-line',
  imports: [Icon],
  template: `
    <span class="number pa-numbers" aria-hidden="true">{{ number() }}</span>
    <textarea
      #field
      rows="1"
      [class.heading]="isHeading()"
      [attr.aria-label]="label()"
      [attr.lang]="language()"
      [placeholder]="placeholder()"
      [value]="words()"
      (input)="written.emit(field.value)"
      (keydown)="press($event)"
    ></textarea>
    <span class="tools">
      <button
        type="button"
        class="pa-button pa-icon-only"
        [attr.aria-label]="t('draft.removeNamed', { place: label() })"
        (click)="removed.emit()"
      >
        <pa-icon name="remove" />
      </button>
    </span>
  `,
  styleUrl: './draft-line.scss',
})
export class DraftLine {
  readonly words = input.required<string>();
  readonly label = input.required<string>();
  readonly language = input.required<string>();
  readonly number = input('');
  readonly placeholder = input('');
  readonly isHeading = input(false);
  /** Takes the cursor when it becomes true. */
  readonly focused = input(false);
  readonly written = output<string>();
  readonly divided = output<{ before: string; after: string }>();
  readonly moved = output<-1 | 1>();
  readonly removed = output<void>();
  protected readonly t = injectTexts(positionsTexts);
  private readonly field = viewChild.required<ElementRef<HTMLTextAreaElement>>('field');

  constructor() {
    effect(() => {
      if (this.focused()) this.field().nativeElement.focus();
    });
  }

  protected press(event: KeyboardEvent): void {
    const { value, selectionStart } = this.field().nativeElement;
    if (event.key === 'Enter' && !event.isComposing) {
      event.preventDefault();
      const [before, after] = [value.slice(0, selectionStart), value.slice(selectionStart)];
      this.divided.emit({ before: before.trimEnd(), after: after.trimStart() });
    } else if (event.key === 'Backspace' && value === '') {
      event.preventDefault();
      this.removed.emit();
    } else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      this.moved.emit(event.key === 'ArrowUp' ? -1 : 1);
    }
  }
}
