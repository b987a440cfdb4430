/** Something that wants its name written beside it, in pixels. */
export interface Labelled {
  readonly x: number;
  readonly y: number;
  readonly name: string;
}

export interface Label {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
  readonly name: string;
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Width of a letter and height of a line at the size of the map's labels, in pixels; generous, so that names never touch. */
const LETTER = 7.6;
const LINE = 16;
const GAP = 9;

function boxOf({ x, y, name }: Labelled, anchor: Label['anchor']): Box {
  const width = [...name].length * LETTER;
  const left = anchor === 'start' ? x + GAP : x - GAP - width;
  return { left, right: left + width, top: y - LINE / 2, bottom: y + LINE / 2 };
}

const meet = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * Names as many as fit: those that come first are placed first, to the right of their dot or else to its left,
 * never over another name, a dot, or the edge. The others have their name on focus and in the list.
 */
export function placeLabels(places: readonly Labelled[], width: number): Label[] {
  const dots = places.map(({ x, y }) => ({ left: x - 5, right: x + 5, top: y - 5, bottom: y + 5 }));
  const taken: Box[] = [];
  return places.flatMap((place, index) => {
    for (const anchor of ['start', 'end'] as const) {
      const box = boxOf(place, anchor);
      const free =
        box.left >= 0 &&
        box.right <= width &&
        !taken.some((other) => meet(box, other)) &&
        !dots.some((dot, other) => other !== index && meet(box, dot));
      if (!free) continue;
      taken.push(box);
      return [
        { x: place.x + (anchor === 'start' ? GAP : -GAP), y: place.y, anchor, name: place.name },
      ];
    }
    return [];
  });
}
