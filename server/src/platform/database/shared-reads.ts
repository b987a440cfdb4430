/**
 * Reads of the same thing that are asked for in one turn of the event loop become one read. It begins after the last
 * of them was asked for, so nobody is given what was stored before they asked.
 */
export class SharedReads<K, V> {
  private readonly asked = new Map<K, Promise<V>>();

  constructor(private readonly read: (key: K) => Promise<V>) {}

  of(key: K): Promise<V> {
    const known = this.asked.get(key);
    if (known) return known;
    const asked = new Promise<V>((resolve, reject) =>
      setImmediate(() => {
        this.asked.delete(key);
        this.read(key).then(resolve, reject);
      }),
    );
    this.asked.set(key, asked);
    return asked;
  }
}
