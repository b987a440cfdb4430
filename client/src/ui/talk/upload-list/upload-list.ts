import { Component, inject, input } from '@angular/core';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { ProblemTexts } from '../../../platform/problems/problem-texts';
import { Icon } from '../../icon/icon';
import { readableSize } from '../file-size';
import { talkTexts } from '../talk-texts';
import type { Upload, Uploads } from './uploads';

/** The files of a text that is being written: how far each is, why one was refused, another attempt, away with it. */
@Component({
  selector: 'pa-upload-list',
  imports: [Icon],
  templateUrl: './upload-list.html',
  styleUrl: './upload-list.scss',
})
export class UploadList {
  private readonly languages = inject(Languages);
  protected readonly problems = inject(ProblemTexts);
  protected readonly t = injectTexts(talkTexts);
  readonly uploads = input.required<Uploads>();

  protected percentOf({ share }: Upload): number {
    return Math.round(share * 100);
  }

  protected sizeOf(upload: Upload): string {
    const { unit, size } = readableSize(upload.size);
    return this.t(unit, { size: new Intl.NumberFormat(this.languages.current()).format(size) });
  }
}
