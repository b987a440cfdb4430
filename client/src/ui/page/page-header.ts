import { Component, effect, inject, input } from '@angular/core';
import { Title } from '@angular/platform-browser';

/**
 * What a page is: its name, one sentence, and where the eye ends, one action.
 * It also names the browser tab. `<pa-page-header heading="…" lead="…"><button action …></pa-page-header>`
 */
@Component({
  selector: 'pa-page-header',
  template: `
    <div class="words">
      <ng-content select="[above]" />
      <h1 tabindex="-1" [attr.lang]="headingLang() ?? null">{{ heading() }}</h1>
      @if (lead(); as sentence) {
        <p class="lead">{{ sentence }}</p>
      }
      <ng-content />
    </div>
    <div class="action pa-screen"><ng-content select="[action]" /></div>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: var(--pa-4) var(--pa-6);
      align-items: end;
      justify-content: space-between;
      padding-bottom: var(--pa-5);
      border-bottom: var(--pa-rule);
    }
    .words {
      display: grid;
      gap: var(--pa-3);
      flex: 1 1 18rem;
    }
    .lead {
      max-width: 58ch;
      color: var(--pa-ink-soft);
      font-size: var(--pa-size-lead);
      line-height: 1.45;
    }
    .action:empty {
      display: none;
    }
    .action {
      display: flex;
      flex-wrap: wrap;
      gap: var(--pa-3);
    }
  `,
})
export class PageHeader {
  private readonly title = inject(Title);
  readonly heading = input.required<string>();
  readonly headingLang = input<string>();
  readonly lead = input<string>();

  constructor() {
    effect(() => this.title.setTitle(`${this.heading()} – Passerelle`));
  }
}
