import fc from 'fast-check';

export interface Thing {
  _id: number;
  group: number;
  n: number;
}

export type State = ReadonlyMap<number, Thing>;

export type Change =
  | { does: 'insert' | 'set'; who: number; id: number; group: number }
  | { does: 'add'; who: number; group: number }
  | { does: 'delete'; who: number; id: number };

export type Step =
  Change | { does: 'read'; who: number; group: number } | { does: 'commit' | 'abort'; who: number };

/** 0 works without a transaction, 1 to 3 are sessions; their next step begins one. */
const who = fc.integer({ min: 0, max: 3 });
const id = fc.integer({ min: 1, max: 5 });
const group = fc.integer({ min: 1, max: 2 });
export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ does: fc.constant('insert' as const), who, id, group }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('set' as const), who, id, group }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('add' as const), who, group }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('delete' as const), who, id }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('read' as const), who, group }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('commit' as const), who }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('abort' as const), who }) },
);

/** The answer of a write: how many documents it wrote, or the code of its refusal. */
export type Answer = { wrote: number } | { code: number };

interface Snapshot {
  /** What the transaction sees: the copy of its beginning with its own writes. */
  sees: Map<number, Thing>;
  /** How often each document had been written when it began. */
  versions: ReadonlyMap<number, number>;
  wrote: Set<number>;
}

/** Snapshot isolation, one step after the other: a copy at the beginning, the first writer wins, all writes at the end. */
export class Model {
  readonly committed = new Map<number, Thing>();
  private readonly versions = new Map<number, number>();
  readonly open = new Map<number, Snapshot>();

  view(name: number): State {
    if (name === 0) return this.committed;
    let snapshot = this.open.get(name);
    if (!snapshot) {
      const sees = new Map(this.committed);
      snapshot = { sees, versions: new Map(this.versions), wrote: new Set() };
      this.open.set(name, snapshot);
    }
    return snapshot.sees;
  }

  /** A plain write waits for a document that a transaction has written: such a step is left out. */
  wouldWait(name: number, ids: readonly number[]): boolean {
    return name === 0 && ids.some((each) => this.isHeld(0, each));
  }

  write(name: number, changes: ReadonlyMap<number, Thing | undefined>): Answer {
    this.view(name);
    const snapshot = this.open.get(name);
    for (const [each, after] of changes) {
      if (snapshot && (this.isHeld(name, each) || this.changedSince(snapshot, each))) {
        this.open.delete(name);
        return { code: 112 };
      }
      if (snapshot) {
        snapshot.wrote.add(each);
        put(snapshot.sees, each, after);
      } else this.commitOne(each, after);
    }
    return { wrote: changes.size };
  }

  commit(name: number): void {
    const snapshot = this.open.get(name);
    for (const each of snapshot?.wrote ?? []) this.commitOne(each, snapshot?.sees.get(each));
    this.open.delete(name);
  }

  private isHeld(name: number, each: number): boolean {
    return [...this.open].some(([other, { wrote }]) => other !== name && wrote.has(each));
  }

  private changedSince({ versions, wrote }: Snapshot, each: number): boolean {
    return !wrote.has(each) && versions.get(each) !== this.versions.get(each);
  }

  private commitOne(each: number, after: Thing | undefined): void {
    if (!after && !this.committed.has(each)) return;
    this.versions.set(each, (this.versions.get(each) ?? 0) + 1);
    put(this.committed, each, after);
  }
}

function put(state: Map<number, Thing>, each: number, after: Thing | undefined): void {
  if (after) state.set(each, after);
  else state.delete(each);
}

export const inOrder = (state: State): Thing[] => [...state.values()].sort((a, b) => a._id - b._id);
