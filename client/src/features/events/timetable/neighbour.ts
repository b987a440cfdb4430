import type { SessionId } from '@passerelle/contracts/ids';
import type { Block, Column } from '../programme/timetable-layout';

export type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';
const ARROWS: readonly string[] = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'];

export function isArrow(key: string): key is Arrow {
  return ARROWS.includes(key);
}

function nearest(blocks: readonly Block[], moment: number): Block | undefined {
  const away = ({ entry }: Block) =>
    entry.from <= moment && moment < entry.until ? 0 : Math.abs(entry.from - moment);
  return blocks.reduce<Block | undefined>(
    (best, block) => (best && away(best) <= away(block) ? best : block),
    undefined,
  );
}

/** Where an arrow key leads: up and down in the room, left and right to what goes on next door at that time. */
export function neighbour(
  columns: readonly Column[],
  from: SessionId,
  arrow: Arrow,
): SessionId | undefined {
  const at = columns.findIndex(({ blocks }) => blocks.some(({ entry }) => entry.id === from));
  const column = columns[at];
  if (!column) return undefined;
  const index = column.blocks.findIndex(({ entry }) => entry.id === from);
  if (arrow === 'ArrowUp') return column.blocks[index - 1]?.entry.id;
  if (arrow === 'ArrowDown') return column.blocks[index + 1]?.entry.id;
  const beside = columns[at + (arrow === 'ArrowLeft' ? -1 : 1)];
  return beside && nearest(beside.blocks, column.blocks[index].entry.from)?.entry.id;
}
