import type { Collection } from '../store/collection';

/** Waits until no open transaction has written to the collection: its shape is about to change under them. */
export async function whenQuiet(collection: Collection): Promise<void> {
  for (;;) {
    const [holder] = collection.locks.values();
    if (!holder) return;
    await holder.done;
  }
}
