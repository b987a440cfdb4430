import { newId } from '../../../platform/ids/new-id';
import type { Column } from '../programme/timetable-layout';
import { isArrow, neighbour } from './neighbour';

const block = (from: number, until: number) =>
  ({ entry: { id: newId('ses'), from, until } }) as Column['blocks'][number];
const left = [block(0, 60), block(60, 120)];
const right = [block(0, 30), block(50, 90), block(200, 260)];
const columns = [{ blocks: left }, { blocks: right }] as unknown as Column[];
const go = (from: Column['blocks'][number], arrow: string) =>
  isArrow(arrow) ? neighbour(columns, from.entry.id, arrow) : 'no arrow';

describe('an arrow key on the timetable', () => {
  it('goes up and down in the room', () => {
    expect(go(left[0], 'ArrowDown')).toBe(left[1].entry.id);
    expect(go(left[1], 'ArrowUp')).toBe(left[0].entry.id);
    expect(go(left[1], 'ArrowDown')).toBeUndefined();
  });

  it('goes next door to what is on at that time, else to the nearest', () => {
    expect(go(left[1], 'ArrowRight')).toBe(right[1].entry.id);
    expect(go(right[2], 'ArrowLeft')).toBe(left[1].entry.id);
    expect(go(right[0], 'ArrowRight')).toBeUndefined();
  });

  it('leaves other keys to the page', () => {
    expect(go(left[0], 'Enter')).toBe('no arrow');
  });
});
