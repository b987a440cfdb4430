import { Component, computed, input } from '@angular/core';
import { stretchesOf, type SaidName } from './stretches';

/** What somebody wrote: line breaks kept, web addresses as links, people who are called by name marked (the reader twice). */
@Component({
  selector: 'pa-said',
  template: `@for (stretch of stretches(); track $index) {
    @switch (stretch.kind) {
      @case ('link') {
        <a [href]="stretch.url" target="_blank" rel="noopener noreferrer nofollow">{{
          stretch.text
        }}</a>
      }
      @case ('mention') {
        <span class="mention" [class.me]="stretch.personId === me()">{{ stretch.text }}</span>
      }
      @default {
        <span>{{ stretch.text }}</span>
      }
    }
  }`,
  styles: `
    :host {
      display: block;
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    .mention {
      color: var(--pa-lagoon);
      font-weight: 600;
    }
    .mention.me {
      padding: 0 0.125rem;
      border-radius: 3px;
      background: var(--pa-waits-tint);
      color: var(--pa-waits);
    }
  `,
})
export class Said {
  readonly text = input.required<string>();
  /** The people whom the text may call. */
  readonly people = input<readonly SaidName[]>([]);
  /** The reader. */
  readonly me = input<string>();
  protected readonly stretches = computed(() => stretchesOf(this.text(), this.people()));
}
