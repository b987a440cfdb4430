import { Injectable, effect, inject, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { ChatFacts, Message } from '@passerelle/contracts/chat';
import type { ChannelId } from '@passerelle/contracts/ids';
import type { PersonCard } from '@passerelle/contracts/people';
import { Live } from '../../../platform/live/live';
import { ChatApi } from '../chat-api';
import { ConversationStore } from '../conversation/conversation-store';

/** The pins once these messages have become what they are now: the last pinned first. */
export function withPins(pins: readonly Message[], changed: readonly Message[]): Message[] {
  const touched = new Set(changed.map(({ id }) => id));
  const held = pins.filter(({ id }) => !touched.has(id));
  return [...held, ...changed.filter(({ pinned }) => pinned)].sort((a, b) =>
    b.pinned!.at.localeCompare(a.pinned!.at),
  );
}

/** What is pinned in the open channel: read when one comes and comes back, and kept by what is told in between. */
@Injectable()
export class PinsStore {
  private readonly api = inject(ChatApi);
  private readonly store = inject(ConversationStore);
  readonly #pins = signal<readonly Message[]>([]);
  readonly #people = signal<ReadonlyMap<string, PersonCard>>(new Map());
  private channel: ChannelId | undefined;

  /** The last pinned first. */
  readonly pins = this.#pins.asReadonly();
  readonly people = this.#people.asReadonly();

  constructor() {
    inject(Live)
      .line<object, ChatFacts>()
      .facts('chat:messages-changed')
      .pipe(takeUntilDestroyed())
      .subscribe(({ channelId, messages, people }) => {
        if (channelId !== this.channel) return;
        this.know(people);
        this.#pins.update((pins) => withPins(pins, messages));
      });
    effect(() => {
      const [id, room] = [this.store.id(), this.store.room()];
      untracked(() => void this.follow(room === 'put-out' ? undefined : id));
    });
  }

  /** Asked for again at each entry into the room; what was shown stays until the answer comes. */
  private async follow(id: ChannelId | undefined): Promise<void> {
    if (id !== this.channel) this.#pins.set([]);
    this.channel = id;
    if (!id) return;
    try {
      const { messages, people } = await this.api.pins(id);
      if (this.channel !== id) return;
      this.know(people);
      this.#pins.set(messages);
    } catch {
      return;
    }
  }

  private know(people: readonly PersonCard[]): void {
    this.#people.update(
      (known) => new Map([...known, ...people.map((one) => [one.id, one] as const)]),
    );
  }
}
