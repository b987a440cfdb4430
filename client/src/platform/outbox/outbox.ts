import { Service, effect, inject, signal } from '@angular/core';
import type { Problem } from '@passerelle/contracts/problems';
import { Live } from '../live/live';
import { asProblem } from '../problems/problem-error';
import { Session } from '../session/session';
import { MemoryLetterBox, type Letter, type LetterBox } from './letter';
import { rememberLetters } from './letters-wait';

/** Takes one letter to the server; rejects with a `ProblemError`. */
export type Carrier = (letter: Letter) => Promise<void>;

/** Pause before a letter is tried again on a line that is open, in milliseconds. */
const AGAIN_AFTER = 5_000;

/** A network that is away, a server that restarts, a limit that will pass: the letter stays and goes later. */
export function passes({ code, status }: Problem): boolean {
  return code.startsWith('network/') || status === 401 || status === 429 || status >= 500;
}

/**
 * What was written here and has not reached the server. Letters of a lane leave in the order in which they were written,
 * each until it is answered; their ids make a second delivery harmless. A refused one stays with its reason and does
 * not hold up the next.
 */
@Service()
export class Outbox {
  private readonly live = inject(Live);
  private readonly session = inject(Session);
  private readonly carriers = new Map<string, Carrier>();
  private readonly lanes = new Map<string, Promise<void>>();
  private readonly box = openBox();
  #looks = 0;
  readonly #letters = signal<readonly Letter[]>([]);
  /** Mine, the oldest first. */
  readonly letters = this.#letters.asReadonly();

  constructor() {
    void this.box.then((box) => box.watch(() => void this.look()));
    this.live.opened.subscribe(() => void this.resume());
    effect(() => {
      if (this.session.me()) void this.resume();
      else this.#letters.set([]);
    });
  }

  /** Says who takes letters of a kind; what waited for that leaves now. */
  carry(kind: string, carrier: Carrier): void {
    this.carriers.set(kind, carrier);
    void this.resume();
  }

  /** Resolves when the letter is kept on this device. */
  async post(letter: Omit<Letter, 'owner' | 'at'>): Promise<void> {
    const owner = this.session.me()?.personId;
    if (!owner) return;
    await (await this.box).put({ ...letter, owner, at: new Date().toISOString() });
    await this.look();
    this.leave(letter.lane);
  }

  /** Another attempt for a letter that was refused. */
  async retry({ problem: _refused, ...letter }: Letter): Promise<void> {
    await (await this.box).put(letter);
    this.leave(letter.lane);
  }

  async discard(id: string): Promise<void> {
    await (await this.box).remove(id);
  }

  private async resume(): Promise<void> {
    for (const lane of new Set((await this.look()).map((letter) => letter.lane))) this.leave(lane);
  }

  private async look(): Promise<readonly Letter[]> {
    const owner = this.session.me()?.personId;
    const turn = ++this.#looks;
    const letters = owner ? await (await this.box).all(owner) : [];
    if (turn === this.#looks) this.#letters.set(letters);
    if (owner) rememberLetters(owner, letters.length > 0);
    return letters;
  }

  private leave(lane: string): void {
    const before = this.lanes.get(lane) ?? Promise.resolve();
    this.lanes.set(
      lane,
      before.then(() => alone(lane, () => this.empty(lane))),
    );
  }

  private async empty(lane: string): Promise<void> {
    while (this.live.state() === 'open') {
      const letter = (await this.look()).find((each) => each.lane === lane && !each.problem);
      const carrier = letter && this.carriers.get(letter.kind);
      if (!letter || !carrier) return;
      if (!(await this.deliver(letter, carrier))) return this.later(lane);
    }
  }

  /** Nobody answered although the line is open: once more after a while. A line that opens again is quicker. */
  private later(lane: string): void {
    setTimeout(() => this.leave(lane), AGAIN_AFTER);
  }

  /** False when this lane has to wait. */
  private async deliver(letter: Letter, carrier: Carrier): Promise<boolean> {
    const box = await this.box;
    try {
      await carrier(letter);
      await box.remove(letter.id);
      return true;
    } catch (error) {
      const problem = asProblem(error);
      if (passes(problem)) return false;
      await box.put({ ...letter, problem });
      return true;
    }
  }
}

async function openBox(): Promise<LetterBox> {
  try {
    const { StoredLetterBox } = await import('./stored-letter-box');
    return await StoredLetterBox.open();
  } catch {
    return new MemoryLetterBox();
  }
}

/** Of several tabs one empties a lane at a time. Resolves always. */
async function alone(lane: string, work: () => Promise<void>): Promise<void> {
  try {
    if (typeof navigator === 'undefined' || !navigator.locks) await work();
    else await navigator.locks.request(`passerelle.outbox.${lane}`, work);
  } catch {
    return;
  }
}
