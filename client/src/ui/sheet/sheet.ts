import { Component, ElementRef, effect, input, model, viewChild } from '@angular/core';
import { injectTexts } from '../../platform/i18n/inject-texts';
import { Icon } from '../icon/icon';
import { uiTexts } from '../ui-texts';

/** A sheet that comes over the page from its side (from below on a phone). The browser keeps focus inside; Escape closes. */
@Component({
  selector: 'pa-sheet',
  imports: [Icon],
  template: `
    <dialog
      #dialog
      [attr.aria-label]="heading()"
      (close)="open.set(false)"
      (mousedown)="outside($event)"
    >
      @if (open()) {
        <header>
          <h2>{{ heading() }}</h2>
          <button
            type="button"
            class="pa-button pa-icon-only"
            [attr.aria-label]="t('close')"
            (click)="open.set(false)"
          >
            <pa-icon name="close" />
          </button>
        </header>
        <div class="content"><ng-content /></div>
      }
    </dialog>
  `,
  styleUrl: './sheet.scss',
})
export class Sheet {
  readonly heading = input.required<string>();
  readonly open = model(false);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  protected readonly t = injectTexts(uiTexts);

  constructor() {
    effect(() => {
      const { nativeElement } = this.dialog();
      if (this.open() && !nativeElement.open) nativeElement.showModal();
      else if (!this.open() && nativeElement.open) nativeElement.close();
    });
  }

  protected outside(event: MouseEvent): void {
    if (event.target === this.dialog().nativeElement) this.open.set(false);
  }
}
