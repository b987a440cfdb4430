import { Component, input } from '@angular/core';
import type { RichBlock } from '@passerelle/contracts/collab';

/** Minutes as they are read: approved, or by whoever does not write them. */
@Component({
  selector: 'pa-minutes-text',
  template: `
    @for (block of blocks(); track $index) {
      <div
        [attr.role]="block.kind === 'heading' ? 'heading' : null"
        [attr.aria-level]="block.kind === 'heading' ? block.level + 1 : null"
        [class]="block.kind"
        [style.--depth]="block.kind === 'item' ? block.depth : 0"
      >
        @if (block.kind === 'item') {
          <span aria-hidden="true">{{ block.ordered ? '–' : '•' }} </span>
        }
        @for (run of block.runs; track $index) {
          <span [class.bold]="run.bold" [class.italic]="run.italic" [class.strike]="run.strike">{{
            run.text
          }}</span>
        }
      </div>
    }
  `,
  host: { class: 'pa-text' },
  styles: `
    :host {
      display: block;
      max-width: var(--pa-measure);
    }
    div {
      margin-bottom: 0.6em;
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    .heading {
      font-weight: 700;
    }
    .item {
      padding-inline-start: calc((var(--depth) + 1) * 1.25rem);
    }
    .quote {
      padding-inline-start: var(--pa-4);
      border-inline-start: 3px solid var(--pa-line-strong);
    }
    .bold {
      font-weight: 700;
    }
    .italic {
      font-style: italic;
    }
    .strike {
      text-decoration: line-through;
    }
  `,
})
export class MinutesText {
  readonly blocks = input.required<readonly RichBlock[]>();
}
