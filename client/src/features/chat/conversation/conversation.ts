import {
  Component,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
  viewChild,
  viewChildren,
} from '@angular/core';
import type { Message } from '@passerelle/contracts/chat';
import type { ChannelId } from '@passerelle/contracts/ids';
import type { Problem } from '@passerelle/contracts/problems';
import { Dates } from '../../../platform/dates/dates';
import { dayIn } from '../../../platform/dates/zones';
import { Online } from '../../../platform/device/online';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { Live } from '../../../platform/live/live';
import { asProblem } from '../../../platform/problems/problem-error';
import { Session } from '../../../platform/session/session';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Fill } from '../../../ui/fill/fill';
import { Icon } from '../../../ui/icon/icon';
import { KeptPlace } from '../../../ui/kept-place/kept-place';
import { Notice } from '../../../ui/notice/notice';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { MentionApi, callableOf } from '../../mentions/mention-api';
import { ChannelsStore } from '../channels-store';
import { ChatOutbox } from '../chat-outbox-api';
import { chatTexts } from '../chat-texts';
import { CircleLine } from '../circle-line/circle-line';
import { LetterView } from '../message/letter';
import { MessageView, type Quoted } from '../message/message';
import { PinsLine } from '../pins/pins-line';
import { PinsStore } from '../pins/pins-store';
import { Company } from './company';
import { CompanyLine } from './company-line';
import { ConversationStore } from './conversation-store';
import { MessageActions } from './message-actions';
import { MessageForm } from './message-form';
import { rowsOf } from './message-rows';

/** A channel: what was said, what is being said, and the line to say something. */
@Component({
  selector: 'pa-conversation',
  imports: [
    ...[CircleLine, CompanyLine, EmptyState, Fill, Icon, KeptPlace, LetterView, MessageForm],
    ...[MessageView, Notice, PinsLine, Skeleton],
  ],
  providers: [Company, ConversationStore, MessageActions, PinsStore],
  templateUrl: './conversation.html',
  styleUrl: './conversation.scss',
})
export class Conversation {
  private readonly injector = inject(Injector);
  private readonly languages = inject(Languages);
  private readonly channels = inject(ChannelsStore);
  private readonly live = inject(Live);
  private readonly me$ = inject(Session).me;
  protected readonly outbox = inject(ChatOutbox);
  protected readonly online = inject(Online);
  protected readonly dates = inject(Dates);
  protected readonly store = inject(ConversationStore);
  protected readonly company = inject(Company);
  protected readonly t = injectTexts(chatTexts);
  readonly channelId = input.required<ChannelId>();
  /** Number of a message to begin at. */
  readonly from = input<number>();

  private readonly place = viewChild(KeptPlace);
  private readonly form = viewChild(MessageForm);
  private readonly messages = viewChildren(MessageView);
  protected readonly me = computed(() => this.me$()?.personId);
  protected readonly channel = computed(() => {
    this.channels.all();
    return this.channels.one(this.channelId());
  });
  protected readonly name = computed(() => {
    const channel = this.channel();
    return channel ? this.languages.pick(channel.name) : '';
  });
  protected readonly connected = computed(() => this.online.now() && this.live.state() === 'open');
  /** A line that is being opened for the first time is no cut. */
  private readonly wasConnected = signal(false);
  protected readonly cut = computed(
    () => !this.online.now() || (this.wasConnected() && this.live.state() === 'down'),
  );
  private readonly readers = inject(MentionApi).mentionable(() => {
    const channel = this.channel();
    return channel?.mayPost ? channel.bodyId : undefined;
  }, 'chat');
  protected readonly people = computed(() => {
    const direct = this.channel()?.direct;
    if (direct) return direct.others.map(callableOf);
    return this.readers.hasValue() ? this.readers.value().map(callableOf) : [];
  });
  protected readonly callable = computed(() => [
    ...this.people(),
    ...[...(this.store.log()?.people.values() ?? [])].map(callableOf),
  ]);
  protected readonly names = computed(
    () => new Map(this.callable().map(({ id, name }) => [id as string, name])),
  );
  protected readonly rows = computed(() =>
    rowsOf(this.store.log()?.messages ?? [], {
      lastRead: this.store.lastRead(),
      me: this.me(),
      dayOf: (at) => dayIn(at, this.dates.mine()),
    }),
  );
  /** Whatever changes what stands in the list. */
  protected readonly shown = computed(() => [
    this.rows(),
    this.store.letters(),
    this.store.answered(),
    this.store.log()?.earlier,
  ]);
  protected readonly answering = signal<Message | undefined>(undefined);
  protected readonly problem = signal<Problem | undefined>(undefined);
  private readonly seenTo = signal(0);
  private heldUnread = false;
  protected readonly below = computed(() => {
    const [me, seen] = [this.me(), this.seenTo()];
    const messages = this.store.log()?.messages ?? [];
    return messages.filter(({ number, authorId }) => number > seen && authorId !== me).length;
  });
  /** What a screen reader hears: the newest message of somebody else, as it arrives. */
  protected readonly arrived = computed(() => {
    const last = this.store.log()?.messages.at(-1);
    if (!last || last.authorId === this.me() || last.deletedAt) return '';
    return this.t('arrived', { name: this.nameOf(last), text: last.text });
  });

  constructor() {
    effect(() => {
      const id = this.channelId();
      untracked(() => void this.open(id));
    });
    effect(() => {
      const [inside, id] = [this.store.room() === 'inside', this.store.id()];
      if (inside && id) untracked(() => void this.company.ask(id));
      if (!this.connected()) untracked(() => this.company.alone());
      if (this.connected()) this.wasConnected.set(true);
    });
  }

  /** Goes to a message, fetching what lies between it and now where that is not here yet. */
  protected async show({ number }: Message): Promise<void> {
    if (this.place()?.goTo(String(number))) return;
    await this.open(this.channelId(), number);
  }

  private async open(id: ChannelId, from = this.from()): Promise<void> {
    this.place()?.reset();
    this.answering.set(undefined);
    this.problem.set(undefined);
    this.seenTo.set(this.channel()?.read.number ?? 0);
    this.heldUnread = false;
    await this.store.open(id, from);
    const line = this.store.lastRead();
    const target = from ? String(from) : line === undefined ? undefined : 'last-read';
    afterNextRender(
      () => {
        if (!target || !this.place()?.goTo(target)) this.place()?.toEnd();
      },
      { injector: this.injector },
    );
  }

  /** Everything down to this message has been on the screen. */
  protected async saw(place: string): Promise<void> {
    const number = Number(place);
    if (!Number.isInteger(number) || number <= this.seenTo()) return;
    this.seenTo.set(number);
    if (this.heldUnread) return;
    await this.channels.read(this.channelId(), number).catch(() => undefined);
  }

  protected async markUnread(message: Message): Promise<void> {
    this.problem.set(undefined);
    this.heldUnread = true;
    try {
      await this.store.markUnread(message);
    } catch (error) {
      this.problem.set(asProblem(error));
    }
  }

  protected answer(message: Message): void {
    this.answering.set(message);
    this.form()?.focus();
  }

  protected sent(): void {
    this.answering.set(undefined);
    this.company.stopTyping();
    this.heldUnread = false;
    this.place()?.toEnd();
  }

  /** Arrow up in an empty line: my last message, to correct it. */
  protected correctLast(): void {
    const mine = this.messages().findLast(
      (view) => view.message().authorId === this.me() && !view.message().deletedAt,
    );
    if (this.channel()?.mayPost) mine?.edit();
  }

  protected authorOf({ authorId }: Message) {
    return this.store.log()?.people.get(authorId);
  }

  protected nameOf(message: Message): string {
    return this.authorOf(message)?.name ?? this.t('somebody');
  }

  protected quotedBy({ replyTo }: Message): Quoted | undefined {
    if (!replyTo) return undefined;
    const quoted = this.store.log()?.messages.find(({ id }) => id === replyTo);
    if (!quoted) return { name: '', text: this.t('message.older') };
    const text = quoted.deletedAt ? this.t('message.deleted') : quoted.text;
    return { name: this.nameOf(quoted), text };
  }

  /** "Aujourd’hui", "Hier", else the day in full. */
  protected dayName(at: string): string {
    const zone = this.dates.mine();
    const daysBack = (days: number) =>
      dayIn(new Date(Date.now() - days * 86_400_000).toISOString(), zone);
    const day = dayIn(at, zone);
    if (day === daysBack(0)) return this.t('today');
    return day === daysBack(1) ? this.t('yesterday') : this.dates.day(at);
  }
}
