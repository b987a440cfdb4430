import { Component, computed, input } from '@angular/core';
import { ICONS, type IconName } from './icons';

/** A drawing in the colour of the text around it; hidden from screen readers. `<pa-icon name="events" />` */
@Component({
  selector: 'pa-icon',
  template: `<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path [attr.d]="path()" />
  </svg>`,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      width: var(--pa-icon-size, 1.375rem);
      height: var(--pa-icon-size, 1.375rem);
    }
    svg {
      width: 100%;
      height: 100%;
      fill: none;
      stroke: currentcolor;
      stroke-width: 1.75;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `,
})
export class Icon {
  readonly name = input.required<IconName>();
  protected readonly path = computed(() => ICONS[this.name()]);
}
