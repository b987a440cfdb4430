import { Component, ElementRef, input, output, viewChild } from '@angular/core';
import { FILE_ACCEPT } from '@passerelle/contracts/files';
import { Icon } from '../../ui/icon/icon';

/** Opens the device's own choice of files. Without a button of its own, another opens it by `choose()`. */
@Component({
  selector: 'pa-file-button',
  imports: [Icon],
  template: `
    @if (!hiddenButton()) {
      <button type="button" class="pa-button" [class.pa-primary]="primary()" (click)="choose()">
        <pa-icon name="upload" />{{ label() }}
      </button>
    }
    <input
      #choice
      hidden
      type="file"
      [multiple]="several()"
      [accept]="accept"
      [attr.aria-label]="label()"
      (change)="take()"
    />
  `,
  styles: `
    :host {
      display: inline-flex;
    }
    button {
      flex: 1;
    }
  `,
})
export class FileButton {
  readonly label = input.required<string>();
  readonly primary = input(true);
  readonly several = input(true);
  readonly hiddenButton = input(false);
  readonly chosen = output<File[]>();
  protected readonly accept = FILE_ACCEPT;
  private readonly choice = viewChild.required<ElementRef<HTMLInputElement>>('choice');

  choose(): void {
    this.choice().nativeElement.click();
  }

  protected take(): void {
    const { nativeElement } = this.choice();
    const files = [...(nativeElement.files ?? [])];
    nativeElement.value = '';
    if (files.length > 0) this.chosen.emit(files);
  }
}
