/** Waits for a condition; false when it has not come true in time (milliseconds). */
export async function until(isTrue: () => boolean, patience: number): Promise<boolean> {
  const end = performance.now() + patience;
  while (!isTrue()) {
    if (performance.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  return true;
}

/** Does the work for each, at most `atOnce` at the same time; answers stand in the order of the items. */
export async function inGroups<T, R>(
  items: readonly T[],
  atOnce: number,
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results = Array<R>(items.length);
  let next = 0;
  const lane = async () => {
    for (let index = next++; index < items.length; index = next++)
      results[index] = await work(items[index]!, index);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, lane));
  return results;
}
