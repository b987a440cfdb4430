import { Component, input, output } from '@angular/core';
import { FILE_ACCEPT } from '@passerelle/contracts/files';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Icon } from '../../icon/icon';
import { talkTexts } from '../talk-texts';

/** Opens the device's own choice of files; several at once. */
@Component({
  selector: 'pa-attach-button',
  imports: [Icon],
  template: `
    <button
      type="button"
      class="pa-button"
      [class.pa-icon-only]="iconOnly()"
      [attr.aria-label]="iconOnly() ? t('attach') : null"
      [title]="t('attach')"
      (click)="choice.click()"
    >
      <pa-icon name="attach" />
      @if (!iconOnly()) {
        {{ t('attach') }}
      }
    </button>
    <input
      #choice
      hidden
      type="file"
      multiple
      [accept]="accept"
      [attr.aria-label]="t('attach')"
      (change)="choose(choice)"
    />
  `,
})
export class AttachButton {
  protected readonly t = injectTexts(talkTexts);
  readonly iconOnly = input(false);
  readonly chosen = output<File[]>();
  protected readonly accept = FILE_ACCEPT;

  protected choose(choice: HTMLInputElement): void {
    this.chosen.emit([...(choice.files ?? [])]);
    choice.value = '';
  }
}
