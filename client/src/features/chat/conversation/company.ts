import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { ChatCommands, ChatFacts } from '@passerelle/contracts/chat';
import type { ChannelId, PersonId } from '@passerelle/contracts/ids';
import type { PersonCard } from '@passerelle/contracts/people';
import { Live } from '../../../platform/live/live';
import { Session } from '../../../platform/session/session';

/** "I am typing" is repeated at most this often, and heard for this long, in milliseconds. */
const SAY_EVERY = 3_000;
const HEARD_FOR = 5_000;

/** Who else has the channel open, and who is typing. Nothing of it is stored anywhere. */
@Injectable()
export class Company {
  private readonly session = inject(Session);
  private readonly line = inject(Live).line<ChatCommands, ChatFacts>();
  private readonly id = signal<ChannelId | undefined>(undefined);
  readonly #present = signal<ReadonlyMap<string, PersonCard>>(new Map());
  readonly #typing = signal<ReadonlySet<PersonId>>(new Set());
  private readonly timers = new Map<PersonId, ReturnType<typeof setTimeout>>();
  private said = 0;

  /** The others who have the channel open, by name. */
  readonly present = computed(() => {
    const me = this.session.me()?.personId;
    const order = new Intl.Collator('fr');
    return [...this.#present().values()]
      .filter(({ id }) => id !== me)
      .sort((a, b) => order.compare(a.name, b.name));
  });
  readonly typing = this.#typing.asReadonly();

  constructor() {
    const mine = (fact: { channelId: ChannelId }) => fact.channelId === this.id();
    this.line
      .facts('chat:person-joined')
      .pipe(takeUntilDestroyed())
      .subscribe((fact) => mine(fact) && this.joined(fact.person));
    this.line
      .facts('chat:person-left')
      .pipe(takeUntilDestroyed())
      .subscribe((fact) => mine(fact) && this.left(fact.personId));
    this.line
      .facts('chat:person-typing')
      .pipe(takeUntilDestroyed())
      .subscribe((fact) => mine(fact) && this.types(fact.personId));
    this.line
      .facts('chat:messages-changed')
      .pipe(takeUntilDestroyed())
      .subscribe((fact) => {
        if (mine(fact)) for (const { authorId } of fact.messages) this.silent(authorId);
      });
    inject(DestroyRef).onDestroy(() => this.timers.forEach((timer) => clearTimeout(timer)));
  }

  /** Asks who is there; called each time the room was entered. */
  async ask(id: ChannelId): Promise<void> {
    if (this.id() !== id) this.#present.set(new Map());
    this.id.set(id);
    try {
      const { people } = await this.line.ask('chat:presence', { channelId: id });
      if (this.id() === id) this.#present.set(new Map(people.map((card) => [card.id, card])));
    } catch {
      return;
    }
  }

  /** The line is down: nobody is known to be there. */
  alone(): void {
    this.#present.set(new Map());
    this.#typing.set(new Set());
  }

  sayTyping(id: ChannelId): void {
    const now = Date.now();
    if (now - this.said < SAY_EVERY) return;
    this.said = now;
    void this.line.ask('chat:typing', { channelId: id }).catch(() => undefined);
  }

  /** The message has left: typing again is said at once. */
  stopTyping(): void {
    this.said = 0;
  }

  private joined(person: PersonCard): void {
    this.#present.update((present) => new Map(present).set(person.id, person));
  }

  private left(id: PersonId): void {
    this.#present.update((present) => new Map([...present].filter(([each]) => each !== id)));
    this.silent(id);
  }

  private types(id: PersonId): void {
    if (id === this.session.me()?.personId) return;
    clearTimeout(this.timers.get(id));
    this.timers.set(
      id,
      setTimeout(() => this.silent(id), HEARD_FOR),
    );
    this.#typing.update((typing) => new Set([...typing, id]));
  }

  private silent(id: PersonId): void {
    clearTimeout(this.timers.get(id));
    this.timers.delete(id);
    if (this.#typing().has(id))
      this.#typing.update((typing) => new Set([...typing].filter((each) => each !== id)));
  }
}
