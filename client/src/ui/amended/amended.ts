import { Component, input } from '@angular/core';
import { injectTexts } from '../../platform/i18n/inject-texts';
import { uiTexts } from '../ui-texts';

/** A run of text that stayed, came or went. */
export interface AmendedSegment {
  readonly kind: 'same' | 'ins' | 'del';
  readonly text: string;
}

/** Words with what came underlined and what went struck through; screen readers hear where each begins and ends. */
@Component({
  selector: 'pa-amended',
  template: `@for (segment of segments(); track $index) {
    @switch (segment.kind) {
      @case ('ins') {
        <ins
          ><span class="pa-hidden">{{ t('added') }} </span>{{ segment.text
          }}<span class="pa-hidden"> {{ t('endOfChange') }}</span></ins
        >
      }
      @case ('del') {
        <del
          ><span class="pa-hidden">{{ t('deleted') }} </span>{{ segment.text
          }}<span class="pa-hidden"> {{ t('endOfChange') }}</span></del
        >
      }
      @default {
        <span>{{ segment.text }}</span>
      }
    }
  }`,
  styles: `
    :host {
      white-space: pre-wrap;
    }
    del + ins {
      margin-inline-start: 0.2em;
    }
    ins,
    del {
      padding-block: 0.1em;
      border-radius: 2px;
    }
  `,
})
export class Amended {
  readonly segments = input.required<readonly AmendedSegment[]>();
  protected readonly t = injectTexts(uiTexts);
}
