import { Component, input } from '@angular/core';

export type BadgeTone =
  | 'plain'
  | 'lagoon'
  | 'waits'
  | 'fault'
  | 'free'
  | 'full'
  | 'waiting'
  | 'for'
  | 'against'
  | 'abstain';

/** A state in a word or two. The colour repeats what the word says; `waits` is kept for what waits for the reader. */
@Component({
  selector: 'pa-badge',
  template: `<ng-content />`,
  host: { '[class]': 'tone()' },
  styleUrl: './badge.scss',
})
export class Badge {
  readonly tone = input<BadgeTone>('plain');
}
