interface Block {
  keys: string[];
  ids: string[];
}

const FULL = 512;

/**
 * Keys in order, each with the id of its document: sorted blocks of at most 512 keys.
 * Keys compare as strings of latin1 bytes; each key is unique because it ends in the document's id.
 */
export class OrderedTree {
  size = 0;
  private blocks: Block[] = [{ keys: [], ids: [] }];

  add(key: string, id: string): void {
    const at = this.blockOf(key);
    const block = this.blocks[at] as Block;
    const position = lowerBound(block.keys, key);
    if (block.keys[position] === key) return;
    if (position === block.keys.length) {
      block.keys.push(key);
      block.ids.push(id);
    } else {
      block.keys.splice(position, 0, key);
      block.ids.splice(position, 0, id);
    }
    this.size++;
    if (block.keys.length > FULL) this.split(at, position);
  }

  remove(key: string): void {
    const at = this.blockOf(key);
    const block = this.blocks[at] as Block;
    const position = lowerBound(block.keys, key);
    if (block.keys[position] !== key) return;
    block.keys.splice(position, 1);
    block.ids.splice(position, 1);
    this.size--;
    if (block.keys.length === 0 && this.blocks.length > 1) this.blocks.splice(at, 1);
  }

  /**
   * Ids of the keys in `[low, high)`, upwards or downwards. The consumer may change the tree between two
   * steps: each block is copied when it is entered, so a changed neighbour is seen late, never twice.
   */
  *range(low: string, high: string, backwards = false): Generator<string> {
    if (backwards) yield* this.downwards(low, high);
    else yield* this.upwards(low, high);
  }

  /** Every key with its id as they lie; the tree must not change meanwhile. */
  *entries(): Generator<[key: string, id: string]> {
    for (const { keys, ids } of this.blocks)
      for (let i = 0; i < keys.length; i++) yield [keys[i] as string, ids[i] as string];
  }

  private *upwards(low: string, high: string): Generator<string> {
    let from = low;
    let inclusive = true;
    for (;;) {
      const at = this.blockOf(from);
      let block = this.blocks[at] as Block;
      let position = lowerBound(block.keys, from);
      if (!inclusive && block.keys[position] === from) position++;
      if (position >= block.keys.length) {
        if (at + 1 >= this.blocks.length) return;
        block = this.blocks[at + 1] as Block;
        position = 0;
      }
      const keys = block.keys.slice(position);
      const ids = block.ids.slice(position);
      for (let i = 0; i < keys.length; i++) {
        if ((keys[i] as string) >= high) return;
        yield ids[i] as string;
      }
      from = keys[keys.length - 1] as string;
      inclusive = false;
    }
  }

  private *downwards(low: string, high: string): Generator<string> {
    let below = high;
    for (;;) {
      let at = this.blockOf(below);
      let end = lowerBound((this.blocks[at] as Block).keys, below);
      if (end === 0) {
        if (at === 0) return;
        at--;
        end = (this.blocks[at] as Block).keys.length;
      }
      const block = this.blocks[at] as Block;
      const keys = block.keys.slice(0, end);
      const ids = block.ids.slice(0, end);
      for (let i = keys.length - 1; i >= 0; i--) {
        if ((keys[i] as string) < low) return;
        yield ids[i] as string;
      }
      below = keys[0] as string;
    }
  }

  private split(at: number, position: number): void {
    const block = this.blocks[at] as Block;
    // Rising keys (ids made in order) fill a block almost whole before it is cut.
    const cut = position === block.keys.length - 1 ? FULL - 12 : FULL / 2;
    this.blocks.splice(at + 1, 0, { keys: block.keys.splice(cut), ids: block.ids.splice(cut) });
  }

  private blockOf(key: string): number {
    let low = 0;
    let high = this.blocks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      const first = this.blocks[middle]?.keys[0];
      if (first !== undefined && first <= key) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function lowerBound(keys: string[], key: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] as string) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
