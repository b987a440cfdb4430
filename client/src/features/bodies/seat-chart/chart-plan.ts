import { SeatOffice, type SeatCard } from '@passerelle/contracts/bodies';
import { seatPlan } from '../../../ui/seat-arc/seat-places';

/** A seat where the chart draws it; lengths for a chart of width 1. */
export interface PlacedSeat {
  readonly seat: SeatCard;
  readonly x: number;
  readonly y: number;
}

export interface ChartPlan {
  readonly seats: readonly PlacedSeat[];
  readonly radius: number;
  readonly height: number;
}

/** They face the others: chair in the middle. */
const TABLE: readonly SeatOffice[] = ['vice-chair', 'chair', 'rapporteur'];

/** Up to this many seats stand in one row: the table fits inside it. Otherwise it stands in front. */
const ONE_ROW = 9;

/** Width of the gap between neighbours at the table, in radii. */
const BESIDE = 2.6;

/** Alphabetical, as cities are called. */
export function inOrder(seats: readonly SeatCard[]): SeatCard[] {
  const order = new Intl.Collator('fr');
  return [...seats].sort(
    (a, b) =>
      SeatOffice.options.indexOf(a.office) - SeatOffice.options.indexOf(b.office) ||
      order.compare(a.organisation.name, b.organisation.name),
  );
}

/** A half circle of seats, voting ones first, and the table of those who preside inside it. */
export function chartPlan(seats: readonly SeatCard[]): ChartPlan {
  const table = TABLE.flatMap((office) => inOrder(seats).filter((seat) => seat.office === office));
  const around = inOrder(seats.filter((seat) => !table.includes(seat)));
  if (around.length === 0) return tableOnly(table);
  const { places, radius, height } = seatPlan(around.length);
  const round = around.map((seat, index) => ({ seat, ...places[index]! }));
  if (table.length === 0) return { seats: round, radius, height };
  const inside = around.length <= ONE_ROW && table.length * BESIDE * radius < 0.5;
  const y = height - radius + (inside ? 0 : 2.4 * radius);
  const placed = besideEachOther(table, radius, y);
  return { seats: [...round, ...placed], radius, height: Math.max(height, y + radius) };
}

function tableOnly(table: readonly SeatCard[]): ChartPlan {
  const radius = 0.06;
  return { seats: besideEachOther(table, radius, radius), radius, height: 2 * radius };
}

function besideEachOther(
  seats: readonly SeatCard[],
  radius: number,
  y: number,
): readonly PlacedSeat[] {
  const middle = (seats.length - 1) / 2;
  const step = Math.min(BESIDE * radius, (1 - 2 * radius) / Math.max(1, seats.length - 1));
  return seats.map((seat, index) => ({ seat, x: 0.5 + (index - middle) * step, y }));
}
