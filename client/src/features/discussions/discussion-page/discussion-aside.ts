import { Component, computed, input } from '@angular/core';
import type { Post } from '@passerelle/contracts/discussions';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Avatar } from '../../../ui/avatar/avatar';
import { FileList } from '../../../ui/talk/file-list/file-list';
import { discussionsTexts } from '../discussions-texts';

/** Who speaks in a discussion, and every file that lies in it. */
@Component({
  selector: 'pa-discussion-aside',
  imports: [Avatar, FileList],
  template: `
    <section>
      <h2>{{ t('aside.people') }}</h2>
      <ul role="list">
        @for (person of people(); track person.id) {
          <li>
            <pa-avatar [name]="person.name" />
            <span>
              <strong>{{ person.name }}</strong>
              @if (person.organisation; as city) {
                <span class="pa-soft pa-small">{{ city.name }}</span>
              }
            </span>
          </li>
        }
      </ul>
    </section>
    @if (files().length > 0) {
      <section>
        <h2>{{ t('aside.files') }}</h2>
        <pa-file-list [files]="files()" />
      </section>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--pa-5);
    }
    section {
      display: grid;
      gap: var(--pa-3);
    }
    h2 {
      padding-bottom: var(--pa-2);
      border-bottom: var(--pa-rule);
      font-size: var(--pa-size-h3);
    }
    li {
      display: flex;
      gap: var(--pa-3);
      align-items: center;
      padding: var(--pa-2) 0;
    }
    li > span {
      display: grid;
      line-height: 1.35;
    }
  `,
})
export class DiscussionAside {
  protected readonly t = injectTexts(discussionsTexts);
  readonly posts = input.required<readonly Post[]>();
  protected readonly people = computed(() => [
    ...new Map(this.posts().map(({ author }) => [author.id, author])).values(),
  ]);
  protected readonly files = computed(() => this.posts().flatMap((post) => post.files));
}
