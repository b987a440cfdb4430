import { Component, inject, input, output, resource } from '@angular/core';
import type { Post } from '@passerelle/contracts/discussions';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { asProblem } from '../../../platform/problems/problem-error';
import { Notice } from '../../../ui/notice/notice';
import { Sheet } from '../../../ui/sheet/sheet';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { DiscussionApi } from '../discussion-api';
import { DiscussionStore } from '../discussion-page/discussion-store';
import { discussionsTexts } from '../discussions-texts';

/** What a post said before it was corrected, the newest version first. */
@Component({
  selector: 'pa-post-history',
  imports: [Notice, Sheet, Skeleton],
  template: `
    <pa-sheet [heading]="t('post.history')" [open]="true" (openChange)="closed.emit()">
      @if (versions.error(); as error) {
        <pa-notice [problem]="asProblem(error)" />
      } @else if (versions.hasValue()) {
        <ol role="list">
          @for (version of versions.value(); track version.version) {
            <li>
              <h3>
                {{
                  t('post.version', {
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
export class PostHistory {
  private readonly api = inject(DiscussionApi);
  private readonly store = inject(DiscussionStore);
  protected readonly dates = inject(Dates);
  protected readonly t = injectTexts(discussionsTexts);
  protected readonly asProblem = asProblem;
  readonly post = input.required<Post>();
  readonly closed = output<void>();

  protected readonly versions = resource({
    params: () => ({ id: this.store.page()?.id, position: this.post().position }),
    loader: async ({ params: { id, position } }) =>
      id ? this.api.versions(id, position) : undefined,
  });
}
