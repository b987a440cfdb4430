import { Component, input } from '@angular/core';
import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icons';

/** Nothing here yet: what this place is for, and what to do. The action goes inside. */
@Component({
  selector: 'pa-empty-state',
  imports: [Icon],
  template: `
    @if (icon(); as name) {
      <pa-icon [name]="name" />
    }
    <p class="what">{{ heading() }}</p>
    @if (text(); as sentence) {
      <p class="do">{{ sentence }}</p>
    }
    <ng-content />
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--pa-3);
      justify-items: start;
      padding: var(--pa-6) var(--pa-5);
      border: 1px dashed var(--pa-line-strong);
      border-radius: var(--pa-radius-large);
    }
    pa-icon {
      --pa-icon-size: 2rem;
      color: var(--pa-lagoon);
    }
    .what {
      font-size: var(--pa-size-h3);
      font-weight: 600;
    }
    .do {
      max-width: 56ch;
      color: var(--pa-ink-soft);
    }
  `,
})
export class EmptyState {
  readonly icon = input<IconName>();
  readonly heading = input.required<string>();
  readonly text = input<string>();
}
