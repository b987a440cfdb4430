import { Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { channelRoom, type ChatFacts, type Message } from '@passerelle/contracts/chat';
import type { ChannelId, PersonId } from '@passerelle/contracts/ids';
import type { Problem } from '@passerelle/contracts/problems';
import { Live } from '../../../platform/live/live';
import { LiveRooms } from '../../../platform/live/live-rooms';
import { asProblem } from '../../../platform/problems/problem-error';
import { Session } from '../../../platform/session/session';
import { ChannelsStore } from '../channels-store';
import { ChatApi } from '../chat-api';
import { ChatOutbox } from '../chat-outbox-api';
import { follows, openedLog, withEarlier, withLater, type ChannelLog } from '../channel-log';

/** Messages read around what is unread when a channel is opened, at most. */
const MOST_AT_OPENING = 300;
/** The fact of one's own message comes with its answer; after this long it is asked for, in milliseconds. */
const FACT_WITHIN = 1_500;

/** One channel while somebody looks at it: every message once, in order, through cuts and reconnections. */
@Injectable()
export class ConversationStore {
  private readonly api = inject(ChatApi);
  private readonly channels = inject(ChannelsStore);
  private readonly session = inject(Session);
  private readonly line = inject(Live).line<object, ChatFacts>();
  readonly #id = signal<ChannelId | undefined>(undefined);
  readonly #log = signal<ChannelLog | undefined>(undefined);
  readonly #problem = signal<Problem | undefined>(undefined);
  readonly #lastRead = signal<number | undefined>(undefined);
  readonly #answered = signal<readonly Message[]>([]);
  private catching: Promise<void> | undefined;
  private again = false;
  private goingBack = false;

  readonly id = this.#id.asReadonly();
  readonly log = this.#log.asReadonly();
  /** Why there is nothing to show. */
  readonly problem = this.#problem.asReadonly();
  /** After which message the line "last read here" stands: what I had read when I came, or came back; none without news. */
  readonly lastRead = this.#lastRead.asReadonly();
  /** My messages that are stored and whose fact has not come yet. */
  readonly answered = computed(() =>
    this.#answered().filter(({ id }) => !this.#log()?.messages.some((held) => held.id === id)),
  );
  private readonly outbox = inject(ChatOutbox);
  private readonly waiting = this.outbox.waiting(() => this.#id());
  /** My letters, without what stands here as a message already: the fact may arrive before the answer does. */
  readonly letters = computed(() => {
    const shown = [...(this.#log()?.messages ?? []), ...this.answered()];
    const stored = new Set(shown.map(({ id }) => id));
    return this.waiting().filter(({ id }) => !stored.has(id));
  });
  readonly room;

  constructor() {
    const room = () => {
      const id = this.#id();
      return id && channelRoom(id);
    };
    this.room = inject(LiveRooms).stay(room, () => void this.catchUp());
    effect(() => {
      if (this.room() === 'put-out') untracked(() => this.leave());
    });
    this.line
      .facts('chat:messages-changed')
      .pipe(takeUntilDestroyed())
      .subscribe((fact) => {
        const log = this.#log();
        if (fact.channelId !== this.#id() || !log) return;
        if (!follows(log, fact)) return void this.catchUp();
        this.hold(withLater(log, fact));
      });
    this.outbox.stored
      .pipe(takeUntilDestroyed())
      .subscribe(({ channelId, message }) => channelId === this.#id() && this.answer(message));
  }

  /** Opens a channel at what I have not read; `number` is a message that has to be there too. */
  async open(id: ChannelId, number?: number): Promise<void> {
    const channel = this.channels.one(id);
    const from = Math.min(channel?.read.number ?? 0, number ?? Infinity);
    const wanted = (channel?.messageCount ?? 0) - from + 30;
    this.#id.set(id);
    this.#log.set(undefined);
    this.#problem.set(undefined);
    this.#answered.set([]);
    this.#lastRead.set(channel && channel.unread > 0 ? channel.read.number : undefined);
    try {
      const log = await this.api.newest(id, Math.min(MOST_AT_OPENING, Math.max(60, wanted)));
      if (this.#id() !== id) return;
      this.hold(openedLog(log));
      if (this.room() === 'inside') await this.catchUp();
    } catch (error) {
      if (this.#id() === id) this.#problem.set(asProblem(error));
    }
  }

  /** The messages before the first one that is held. */
  async goBack(): Promise<void> {
    const [id, log] = [this.#id(), this.#log()];
    const first = log?.messages[0];
    if (!id || !first || !log.earlier || this.goingBack) return;
    this.goingBack = true;
    try {
      const past = await this.api.before(id, first.number);
      if (this.#id() === id) this.#log.update((now) => now && withEarlier(now, past));
    } catch {
      return;
    } finally {
      this.goingBack = false;
    }
  }

  /** Asks for everything after the last sequence that is held. Several askers are one. */
  catchUp(): Promise<void> {
    if (this.catching) this.again = true;
    this.catching ??= this.catchAll().finally(() => {
      this.catching = undefined;
      if (!this.again) return;
      this.again = false;
      void this.catchUp();
    });
    return this.catching;
  }

  /** A message as it is now, from the answer to a change. */
  take(message: Message): void {
    this.#log.update(
      (log) => log && withLater(log, { messages: [message], people: [], seq: log.seq }),
    );
  }

  /** Everything from this message on is unread again, here too. */
  async markUnread(message: Message): Promise<void> {
    const id = this.#id();
    if (!id) return;
    await this.channels.markUnread(id, message.number);
    this.#lastRead.set(message.number - 1);
  }

  /** The seat has ended: nothing of the channel stays on the screen, nor in the list. */
  private leave(): void {
    this.#log.set(undefined);
    this.#answered.set([]);
    void this.channels.load();
  }

  private async catchAll(): Promise<void> {
    const [id, log] = [this.#id(), this.#log()];
    if (!id || !log) return;
    try {
      const stretches = [];
      for (let [seq, more] = [log.seq, true]; more;) {
        const stretch = await this.api.after(id, seq);
        stretches.push(stretch);
        more = stretch.more && stretch.seq > seq;
        seq = stretch.seq;
      }
      const now = this.#log();
      if (this.#id() !== id || !now) return;
      const known = now.messages.at(-1)?.number ?? 0;
      this.hold(stretches.reduce(withLater, now));
      if (this.lastNumber() > known) this.#lastRead.update((line) => line ?? known);
    } catch {
      return;
    }
  }

  private hold(log: ChannelLog): void {
    this.#log.set(log);
    const last = log.messages.at(-1);
    const channel = this.channels.one(log.channelId);
    if (!last || !channel) return;
    const mentions = mentionsIn(log, channel.read.number, this.session.me()?.personId);
    const { number: messageCount, at: lastAt } = last;
    this.channels.count({ channelId: channel.id, messageCount, lastAt, mentions });
  }

  private lastNumber(): number {
    return this.#log()?.messages.at(-1)?.number ?? 0;
  }

  private answer(message: Message): void {
    this.#answered.update((all) => [...all, message]);
    setTimeout(() => {
      const log = this.#log();
      if (log && log.seq < message.seq) void this.catchUp();
    }, FACT_WITHIN);
  }
}

/** Messages after the read mark that call somebody; undefined when the log does not reach back to the mark. */
function mentionsIn(log: ChannelLog, read: number, person?: PersonId): number | undefined {
  const reaches = !log.earlier || (log.messages[0]?.number ?? 0) <= read + 1;
  if (!reaches || !person) return undefined;
  return log.messages.filter(({ number, mentions }) => number > read && mentions?.includes(person))
    .length;
}
