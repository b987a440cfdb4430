import { SeatOffice, type SeatCard } from '@passerelle/contracts/bodies';
import { seatPlan } from '../../../ui/seat-arc/seat-places';

/** Where a city's name is written beside its seat. */
export interface PlacedName {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** A seat where the chart draws it; lengths for a chart of width 1. */
export interface PlacedSeat {
  readonly seat: SeatCard;
  readonly x: number;
  readonly y: number;
  /** Absent where names would not fit. */
  readonly name?: PlacedName;
}

export interface ChartPlan {
  readonly seats: readonly PlacedSeat[];
  readonly radius: number;
  readonly height: number;
}

/** They face the others: chair in the middle. */
const TABLE: readonly SeatOffice[] = ['vice-chair', 'chair', 'rapporteur'];

/** Up to this many seats stand in one row, each with its name. */
const NAMED = 14;
/** Radius of that row and of its seats; the rest of the width is for names. */
const ROW = 0.35;
const SEAT = 0.036;
/** Room above the row for the names at its top. */
const HEADROOM = 0.05;
/** Seats at a table with names, at most: their names stand below them. */
const NAMED_TABLE = 4;

/** By office, then as the alphabet calls them. */
export function inOrder(seats: readonly SeatCard[]): SeatCard[] {
  const order = new Intl.Collator('fr');
  return [...seats].sort(
    (a, b) =>
      SeatOffice.options.indexOf(a.office) - SeatOffice.options.indexOf(b.office) ||
      order.compare(a.organisation.name, b.organisation.name),
  );
}

/** A half circle of seats, voting ones first, and the table of those who preside: inside a small one, before a large one. */
export function chartPlan(seats: readonly SeatCard[]): ChartPlan {
  const table = TABLE.flatMap((office) => inOrder(seats).filter((seat) => seat.office === office));
  const around = inOrder(seats.filter((seat) => !table.includes(seat)));
  if (around.length <= NAMED && table.length <= NAMED_TABLE) return namedPlan(around, table);
  const { places, radius, height } = seatPlan(around.length);
  const round = around.map((seat, index) => ({ seat, ...places[index]! }));
  if (table.length === 0) return { seats: round, radius, height };
  const y = height + 1.4 * radius;
  const step = Math.min(2.6 * radius, (1 - 2 * radius) / Math.max(1, table.length - 1));
  return {
    seats: [...round, ...besideEachOther(table, step, y)],
    radius,
    height: y + radius,
  };
}

function namedPlan(around: readonly SeatCard[], table: readonly SeatCard[]): ChartPlan {
  const floor = around.length > 0 ? HEADROOM + SEAT + ROW : SEAT;
  const row = around.map((seat, index) => onRow(seat, index, around.length, floor));
  const lead = besideEachOther(table, 0.15, floor).map((place) => ({
    ...place,
    name: { x: place.x, y: floor + SEAT + 0.03, anchor: 'middle' as const },
  }));
  const height = floor + SEAT + (table.length > 0 ? 0.04 : 0);
  return { seats: [...row, ...lead], radius: SEAT, height };
}

function onRow(seat: SeatCard, index: number, count: number, floor: number): PlacedSeat {
  const turn = count === 1 ? 0.5 : index / (count - 1);
  const [across, up] = [-Math.cos(Math.PI * turn), Math.sin(Math.PI * turn)];
  const place = (reach: number) => ({ x: 0.5 + reach * across, y: floor - reach * up });
  const middle = Math.abs(across) < 0.02;
  const anchor = middle ? 'middle' : across < 0 ? 'end' : 'start';
  return { seat, ...place(ROW), name: { ...place(ROW + SEAT + 0.014), anchor } };
}

function besideEachOther(
  seats: readonly SeatCard[],
  step: number,
  y: number,
): readonly PlacedSeat[] {
  const middle = (seats.length - 1) / 2;
  return seats.map((seat, index) => ({ seat, x: 0.5 + (index - middle) * step, y }));
}
