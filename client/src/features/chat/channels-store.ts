import { Service, computed, effect, inject, signal, untracked } from '@angular/core';
import type { Channel, ChannelRead, ChatFacts } from '@passerelle/contracts/chat';
import type { BodyId, ChannelId, PersonId } from '@passerelle/contracts/ids';
import type { Problem } from '@passerelle/contracts/problems';
import { laterMark, unreadMessages } from '@passerelle/rules/chat/unread';
import { Live } from '../../platform/live/live';
import { asProblem } from '../../platform/problems/problem-error';
import { Session } from '../../platform/session/session';
import { ChatApi } from './chat-api';

/** What became of a channel, as far as counts go. */
interface Counted {
  readonly channelId: ChannelId;
  readonly messageCount: number;
  readonly lastAt?: string | undefined;
  readonly mentions?: number | undefined;
}

/** My channels and what I have not read there, the same on all my devices. */
@Service()
export class ChannelsStore {
  private readonly api = inject(ChatApi);
  private readonly session = inject(Session);
  readonly #all = signal<readonly Channel[] | undefined>(undefined);
  readonly #problem = signal<Problem | undefined>(undefined);

  /** The latest activity first; undefined until they were read. */
  readonly all = computed(
    () =>
      this.#all() &&
      [...this.#all()!].sort((a, b) => (b.lastAt ?? '').localeCompare(a.lastAt ?? '')),
  );
  readonly problem = this.#problem.asReadonly();

  constructor() {
    const live = inject(Live);
    const line = live.line<object, ChatFacts>();
    line.facts('chat:unread-changed').subscribe((fact) => this.count(fact));
    line.facts('chat:read-moved').subscribe((fact) => this.take(fact));
    line.facts('chat:companion-moved').subscribe((fact) => this.move(fact.personId, fact.online));
    line.facts('chat:circle-changed').subscribe(() => void this.load());
    live.opened.subscribe(() => void this.load());
    effect(() => {
      const person = this.session.me()?.personId;
      untracked(() => {
        this.#all.set(undefined);
        if (person) void this.load();
      });
    });
  }

  async load(): Promise<void> {
    if (!this.session.signedIn()) return;
    try {
      this.#all.set(await this.api.channels());
      this.#problem.set(undefined);
    } catch (error) {
      if (!this.#all()) this.#problem.set(asProblem(error));
    }
  }

  one(id: ChannelId | undefined): Channel | undefined {
    return this.#all()?.find((channel) => channel.id === id);
  }

  ofBody(id: BodyId): Channel | undefined {
    return this.#all()?.find((channel) => channel.bodyId === id);
  }

  /** A conversation that was just opened, or is known already. */
  add(channel: Channel): void {
    this.#all.update((all) => [channel, ...(all ?? []).filter(({ id }) => id !== channel.id)]);
  }

  /** A group that was left. */
  drop(id: ChannelId): void {
    this.#all.update((all) => all?.filter((channel) => channel.id !== id));
  }

  /** Somebody with whom one writes came or went. */
  private move(personId: PersonId, isOnline: boolean): void {
    this.#all.update((all) =>
      all?.map((channel) => {
        const { direct } = channel;
        if (!direct?.others.some(({ id }) => id === personId)) return channel;
        const others = direct.online.filter((id) => id !== personId);
        return {
          ...channel,
          direct: { ...direct, online: isOnline ? [...others, personId] : others },
        };
      }),
    );
  }

  /** New messages came. A channel that is not known yet is read. */
  count({ channelId, messageCount, lastAt, mentions }: Counted): void {
    if (this.#all() && !this.one(channelId)) return void this.load();
    this.change(channelId, (channel) => ({
      ...channel,
      messageCount: Math.max(channel.messageCount, messageCount),
      ...(lastAt && lastAt > (channel.lastAt ?? '') && { lastAt }),
      ...(mentions !== undefined && { mentions }),
    }));
  }

  /** The read mark moved, here or on another device; a late report of an older mark changes nothing. */
  take(told: ChannelRead): void {
    this.change(told.channelId, (channel) => {
      const read = laterMark(channel.read, told.read);
      const current = read === told.read || read.number === told.read.number;
      const messageCount = Math.max(channel.messageCount, told.messageCount);
      return { ...channel, read, messageCount, ...(current && { mentions: told.mentions }) };
    });
  }

  /** I have seen everything up to this message. */
  async read(id: ChannelId, number: number): Promise<void> {
    const channel = this.one(id);
    if (!channel || number <= channel.read.number) return;
    const { generation } = channel.read;
    this.take(await this.api.markRead(id, { number, generation }));
  }

  async markUnread(id: ChannelId, from: number): Promise<void> {
    this.take(await this.api.markUnread(id, from));
  }

  private change(id: ChannelId, make: (channel: Channel) => Channel): void {
    this.#all.update((all) =>
      all?.map((channel) => {
        if (channel.id !== id) return channel;
        const changed = make(channel);
        return { ...changed, unread: unreadMessages(changed.messageCount, changed.read) };
      }),
    );
  }
}
