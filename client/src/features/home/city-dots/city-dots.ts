import { Component, computed, input } from '@angular/core';
import type { Organisation } from '@passerelle/contracts/organisations';

/** Width of the drawing; its height follows from the latitudes shown. */
const WIDTH = 720;
const NORTH = 62;
const SOUTH = -38;

/** The cities of the network where they lie on earth: a constellation, the foretaste of the map. */
@Component({
  selector: 'pa-city-dots',
  template: `
    <svg role="img" [attr.aria-label]="label()" [attr.viewBox]="'0 0 ' + width + ' ' + height">
      @for (dot of dots(); track dot.id) {
        <circle [attr.cx]="dot.x" [attr.cy]="dot.y" [attr.r]="dot.r" />
      }
    </svg>
  `,
  styles: `
    svg {
      display: block;
      width: 100%;
    }
    circle {
      fill: var(--pa-lagoon);
      stroke: var(--pa-paper);
      stroke-width: 1;
    }
  `,
})
export class CityDots {
  readonly cities = input.required<readonly Organisation[]>();
  readonly label = input.required<string>();
  protected readonly width = WIDTH;
  protected readonly height = Math.round((WIDTH * (NORTH - SOUTH)) / 270);

  /** Plain degrees from 110° west to 160° east; larger cities are larger dots. */
  protected readonly dots = computed(() =>
    this.cities().flatMap(({ id, location, population }) => {
      if (!location) return [];
      const [east, north] = location;
      const x = ((east + 110) / 270) * WIDTH;
      const y = ((NORTH - north) / (NORTH - SOUTH)) * this.height;
      return { id, x, y, r: 3 + Math.sqrt((population?.count ?? 0) / 1_000_000) * 1.6 };
    }),
  );
}
