import { Component, computed, input, model, output, viewChild } from '@angular/core';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Icon } from '../../icon/icon';
import { talkTexts } from '../talk-texts';
import { AttachButton } from '../upload-list/attach-button';
import { DropFiles } from '../upload-list/drop-files';
import { UploadList } from '../upload-list/upload-list';
import type { Uploads } from '../upload-list/uploads';
import { Writing } from '../writing/writing';
import type { Callable } from '../writing/matching';

/** One line to answer with: files by button, drop or paste, people by @, and send. What goes below comes inside. */
@Component({
  selector: 'pa-composer',
  imports: [AttachButton, DropFiles, Icon, UploadList, Writing],
  templateUrl: './composer.html',
  styleUrl: './composer.scss',
})
export class Composer {
  protected readonly t = injectTexts(talkTexts);
  readonly value = model('');
  readonly label = input.required<string>();
  readonly placeholder = input('');
  readonly people = input<readonly Callable[]>([]);
  readonly uploads = input.required<Uploads>();
  /** Where files have no place, they are neither offered nor taken. */
  readonly withFiles = input(true);
  readonly sendsOnEnter = input(false);
  readonly sendLabel = input.required<string>();
  /** A sending is under way. */
  readonly busy = input(false);
  readonly sent = output<void>();
  readonly up = output<void>();
  readonly escaped = output<void>();

  private readonly writing = viewChild.required(Writing);
  protected readonly ready = computed(() => {
    const something = this.value().trim() !== '' || this.uploads().cards().length > 0;
    return something && !this.busy() && !this.uploads().pending();
  });

  focus(): void {
    this.writing().focus();
  }

  protected add(files: File[]): void {
    if (this.withFiles()) this.uploads().add(files);
  }

  protected send(): void {
    if (this.ready()) this.sent.emit();
  }
}
