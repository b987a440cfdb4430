/** A place in a half circle of unit size: x from 0 to 1, y from 0 (top) to `depth`. */
export interface SeatPlace {
  readonly x: number;
  readonly y: number;
}

export interface SeatPlan {
  readonly places: readonly SeatPlace[];
  /** Radius of one seat, in the same unit. */
  readonly radius: number;
  /** Height of the drawing for a width of 1. */
  readonly height: number;
}

/** Share of the outer radius where the innermost row may stand. */
const INNER = 0.38;

/** Seats of each row from the inside, in proportion to the row's length. */
function shares(count: number, radii: readonly number[]): number[] {
  const total = radii.reduce((sum, radius) => sum + radius, 0);
  const rows = radii.map((radius) => Math.floor((count * radius) / total));
  let rest = count - rows.reduce((sum, row) => sum + row, 0);
  for (let row = rows.length - 1; rest > 0; row = (row + rows.length - 1) % rows.length, rest -= 1)
    rows[row] += 1;
  return rows;
}

function rowsFor(count: number): number {
  if (count <= 9) return 1;
  return count <= 24 ? 2 : Math.ceil(Math.sqrt(count / 6));
}

/** Places of `count` seats in a half circle, from left to right, so that neighbours in the list sit side by side. */
export function seatPlan(count: number): SeatPlan {
  if (count === 0) return { places: [], radius: 0, height: 0 };
  const rows = rowsFor(count);
  const step = rows === 1 ? 0 : (1 - INNER) / (rows - 1);
  const radii = Array.from({ length: rows }, (_, row) => (rows === 1 ? 1 : INNER + row * step));
  const perRow = shares(count, radii);
  const gaps = radii.map((radius, row) => (Math.PI * radius) / Math.max(1, perRow[row] - 1));
  const radius = Math.min(0.115, 0.43 * Math.min(...gaps, rows === 1 ? 1 : step));
  const scale = 1 / (2 + 2 * radius);
  const places = radii.flatMap((length, row) =>
    Array.from({ length: perRow[row] }, (_, seat) => {
      const turn = perRow[row] === 1 ? 0.5 : seat / (perRow[row] - 1);
      return { turn, length, angle: Math.PI * (1 - turn) };
    }),
  );
  return {
    places: places
      .sort((one, other) => one.turn - other.turn || other.length - one.length)
      .map(({ angle, length }) => ({
        x: (1 + radius + length * Math.cos(angle)) * scale,
        y: (1 + radius - length * Math.sin(angle)) * scale,
      })),
    radius: radius * scale,
    height: (1 + 2 * radius) * scale,
  };
}
