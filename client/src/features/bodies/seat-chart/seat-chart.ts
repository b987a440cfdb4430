import { Component, computed, input, model } from '@angular/core';
import type { SeatCard } from '@passerelle/contracts/bodies';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { initialsOf } from '../../../ui/avatar/avatar';
import { bodiesTexts } from '../bodies-texts';
import { chartPlan } from './chart-plan';

const WIDTH = 640;
/** Letters of a name that fit beside a seat; the list gives the whole. */
const FITS = 18;

const shortOf = (name: string) =>
  name.length > FITS ? `${name.slice(0, FITS - 2).trim()}…` : name;

/**
 * The cities of a body where they sit: who presides at the table, the others around, voices without a vote dashed.
 * The list beside it says the same in words; the drawing is one picture for a screen reader.
 */
@Component({
  selector: 'pa-seat-chart',
  template: `
    <svg role="img" [attr.aria-label]="label()" [attr.viewBox]="'0 0 ' + width + ' ' + height()">
      @for (place of drawn(); track place.seat.id) {
        <g
          [attr.transform]="'translate(' + place.x + ' ' + place.y + ')'"
          [class.leads]="place.leads"
          [class.silent]="!place.seat.hasVote"
          [class.lit]="lit() === place.seat.id"
          (mouseenter)="lit.set(place.seat.id)"
          (mouseleave)="lit.set(undefined)"
        >
          <title>{{ place.title }}</title>
          <circle [attr.r]="place.r" />
          @if (place.r > 12) {
            <text text-anchor="middle" dy="0.35em" [style.font-size.px]="place.r * 0.7">
              {{ place.initials }}
            </text>
          }
          @if (place.name; as name) {
            <text
              class="name"
              dy="0.35em"
              [attr.x]="name.x"
              [attr.y]="name.y"
              [attr.text-anchor]="name.anchor"
            >
              {{ place.short }}
            </text>
          }
        </g>
      }
    </svg>
  `,
  styleUrl: './seat-chart.scss',
})
export class SeatChart {
  protected readonly t = injectTexts(bodiesTexts);
  readonly seats = input.required<readonly SeatCard[]>();
  /** The seat that is pointed at, here or in the list. */
  readonly lit = model<string | undefined>();

  protected readonly width = WIDTH;
  private readonly plan = computed(() => chartPlan(this.seats()));
  protected readonly height = computed(() => Math.ceil(this.plan().height * WIDTH) + 4);
  protected readonly label = computed(() => this.t('chart', { count: this.seats().length }));
  protected readonly drawn = computed(() =>
    this.plan().seats.map(({ seat, x, y, name }) => ({
      seat,
      x: x * WIDTH,
      y: y * WIDTH + 2,
      name: name && { ...name, x: (name.x - x) * WIDTH, y: (name.y - y) * WIDTH },
      r: this.plan().radius * WIDTH * 0.92,
      initials: initialsOf(seat.organisation.name),
      short: shortOf(seat.organisation.name),
      leads: ['chair', 'vice-chair', 'rapporteur'].includes(seat.office),
      title: `${seat.organisation.name}, ${this.t(`office.${seat.office}`)}`,
    })),
  );
}
