import { Component, inject, input, output, resource } from '@angular/core';
import type { Instant } from '@passerelle/contracts/primitives';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { asProblem } from '../../../platform/problems/problem-error';
import { Notice } from '../../notice/notice';
import { Sheet } from '../../sheet/sheet';
import { Skeleton } from '../../skeleton/skeleton';
import { talkTexts } from '../talk-texts';

/** What something said until it was corrected at `at`. */
export interface Version {
  readonly version: number;
  readonly at: Instant;
  readonly text: string;
}

/** A sheet with what a message or a post said before it was corrected, in the order that `load` gives. */
@Component({
  selector: 'pa-versions',
  imports: [Notice, Sheet, Skeleton],
  template: `
    <pa-sheet [heading]="t('versions')" [open]="true" (openChange)="closed.emit()">
      @if (versions.error(); as error) {
        <pa-notice [problem]="asProblem(error)" />
      } @else if (versions.hasValue()) {
        <ol role="list">
          @for (version of versions.value(); track version.version) {
            <li>
              <h3>
                {{
                  t('version', {
                    version: version.version,
                    when: dates.moment(version.at, dates.mine()),
                  })
                }}
              </h3>
              <p>{{ version.text }}</p>
            </li>
          }
        </ol>
      } @else {
        <pa-skeleton [rows]="3" />
      }
    </pa-sheet>
  `,
  styles: `
    li {
      padding-bottom: var(--pa-5);
    }
    h3 {
      padding-bottom: var(--pa-2);
      font-size: 1rem;
    }
    p {
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
  `,
})
export class Versions {
  protected readonly dates = inject(Dates);
  protected readonly t = injectTexts(talkTexts);
  protected readonly asProblem = asProblem;
  readonly load = input.required<() => Promise<readonly Version[]>>();
  readonly closed = output<void>();

  protected readonly versions = resource({
    params: () => this.load(),
    loader: ({ params: load }) => load(),
  });
}
