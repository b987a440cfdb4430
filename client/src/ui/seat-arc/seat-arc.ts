import { Component, computed, input } from '@angular/core';
import { initialsOf } from '../avatar/avatar';
import { seatPlan } from './seat-places';

export type SeatTone = 'for' | 'against' | 'abstain' | 'blank' | 'absent' | 'plain';

export interface ArcSeat {
  readonly id: string;
  readonly name: string;
  readonly tone: SeatTone;
}

const WIDTH = 640;

/**
 * Seats as a half circle. Colour, shape (disc, square, lozenge, ring, dots) and the word in each seat's title all say the
 * same; the list of names stands beside it, so the drawing as a whole is one picture with `label`.
 */
@Component({
  selector: 'pa-seat-arc',
  template: `
    <svg role="img" [attr.aria-label]="label()" [attr.viewBox]="'0 0 ' + width + ' ' + height()">
      @for (seat of drawn(); track seat.id) {
        <g [attr.transform]="'translate(' + seat.x + ' ' + seat.y + ')'" [class]="seat.tone">
          <title>{{ seat.name }}</title>
          @switch (seat.tone) {
            @case ('against') {
              <rect
                class="shape"
                [attr.x]="-seat.r * 0.86"
                [attr.y]="-seat.r * 0.86"
                [attr.width]="seat.r * 1.72"
                [attr.height]="seat.r * 1.72"
                rx="3"
              />
            }
            @case ('abstain') {
              <rect
                class="shape"
                transform="rotate(45)"
                [attr.x]="-seat.r * 0.72"
                [attr.y]="-seat.r * 0.72"
                [attr.width]="seat.r * 1.44"
                [attr.height]="seat.r * 1.44"
                rx="3"
              />
            }
            @default {
              <circle class="shape" [attr.r]="seat.r * 0.92" />
            }
          }
          @if (seat.r > 13) {
            <text text-anchor="middle" dy="0.35em" [style.font-size.px]="seat.r * 0.68">
              {{ seat.initials }}
            </text>
          }
        </g>
      }
    </svg>
  `,
  styleUrl: './seat-arc.scss',
})
export class SeatArc {
  readonly seats = input.required<readonly ArcSeat[]>();
  /** What the picture says, in one sentence. */
  readonly label = input.required<string>();

  protected readonly width = WIDTH;
  private readonly plan = computed(() => seatPlan(this.seats().length));
  protected readonly height = computed(() => Math.ceil(this.plan().height * WIDTH));
  protected readonly drawn = computed(() =>
    this.seats().map((seat, index) => ({
      ...seat,
      initials: initialsOf(seat.name),
      x: this.plan().places[index].x * WIDTH,
      y: this.plan().places[index].y * WIDTH,
      r: this.plan().radius * WIDTH,
    })),
  );
}
