import { Component, input, model } from '@angular/core';

export interface Segment {
  readonly value: string;
  readonly label: string;
}

let groups = 0;

/** One choice of two to four, all visible: by day or by room, light or dark. Arrow keys move as in any radio group. */
@Component({
  selector: 'pa-segments',
  template: `
    <fieldset>
      <legend class="pa-hidden">{{ label() }}</legend>
      @for (segment of segments(); track segment.value) {
        <label>
          <input
            type="radio"
            class="pa-hidden"
            [name]="group"
            [value]="segment.value"
            [checked]="segment.value === value()"
            (change)="value.set(segment.value)"
          />
          <span>{{ segment.label }}</span>
        </label>
      }
    </fieldset>
  `,
  styleUrl: './segments.scss',
})
export class Segments {
  readonly label = input.required<string>();
  readonly segments = input.required<readonly Segment[]>();
  readonly value = model.required<string>();
  protected readonly group = `pa-segments-${groups++}`;
}
