import { Component, inject, input } from '@angular/core';
import { filePaths, type FileCard } from '@passerelle/contracts/files';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { Icon } from '../../icon/icon';
import { readableSize } from '../file-size';
import { talkTexts } from '../talk-texts';

/** Files beside a text. What a browser may show opens in a new tab; the rest is saved. */
@Component({
  selector: 'pa-file-list',
  imports: [Icon],
  template: `
    <ul role="list" [attr.aria-label]="t('files')">
      @for (file of files(); track file.id) {
        <li>
          <a
            [href]="pathOf(file)"
            [attr.target]="file.inline ? '_blank' : null"
            [attr.download]="file.inline ? null : file.name"
            rel="noopener"
          >
            <pa-icon [name]="file.inline ? 'file' : 'download'" />
            <span class="name">{{ file.name }}</span>
            <span class="pa-soft pa-small pa-numbers">{{ sizeOf(file) }}</span>
            <span class="pa-hidden">{{ t(file.inline ? 'opens' : 'saves') }}</span>
          </a>
        </li>
      }
    </ul>
  `,
  styleUrl: './file-list.scss',
})
export class FileList {
  private readonly languages = inject(Languages);
  protected readonly t = injectTexts(talkTexts);
  readonly files = input.required<readonly FileCard[]>();

  protected pathOf(file: FileCard): string {
    return filePaths.one(file.id);
  }

  protected sizeOf(file: FileCard): string {
    const { unit, size } = readableSize(file.size);
    return this.t(unit, { size: new Intl.NumberFormat(this.languages.current()).format(size) });
  }
}
