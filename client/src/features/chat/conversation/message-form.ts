import {
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  model,
  output,
  viewChild,
} from '@angular/core';
import type { Channel, Message } from '@passerelle/contracts/chat';
import { FileCard } from '@passerelle/contracts/files';
import type { PersonId } from '@passerelle/contracts/ids';
import { mentionsIn } from '@passerelle/rules/discussions/mentions';
import * as z from 'zod';
import { autosaved } from '../../../platform/drafts/autosaved';
import { Drafts } from '../../../platform/drafts/drafts';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Icon } from '../../../ui/icon/icon';
import { Composer } from '../../../ui/talk/composer/composer';
import { Uploads } from '../../../ui/talk/upload-list/uploads';
import type { Callable } from '../../../ui/talk/writing/matching';
import { FileApi } from '../../files/file-api';
import { MentionApi } from '../../mentions/mention-api';
import { ChatOutbox } from '../chat-outbox-api';
import { chatTexts } from '../chat-texts';

const Kept = z.object({ text: z.string(), files: z.array(FileCard) });

/** The line at the foot of a conversation. What leaves it lies in the outbox at once: with or without a network. */
@Component({
  selector: 'pa-message-form',
  imports: [Composer, Icon],
  templateUrl: './message-form.html',
  styleUrl: './message-form.scss',
})
export class MessageForm {
  private readonly outbox = inject(ChatOutbox);
  private readonly files = inject(FileApi);
  private readonly mentions = inject(MentionApi);
  private readonly drafts = inject(Drafts);
  protected readonly t = injectTexts(chatTexts);
  readonly channel = input.required<Channel>();
  readonly people = input<readonly Callable[]>([]);
  readonly typing = input<ReadonlySet<PersonId>>(new Set());
  readonly names = input<ReadonlyMap<string, string>>(new Map());
  /** The message that is being answered. */
  readonly answering = model<Message | undefined>();
  readonly answeringName = input('');
  readonly typed = output<void>();
  readonly sent = output<void>();
  readonly up = output<void>();

  private readonly composer = viewChild.required(Composer);
  private readonly channelId = computed(() => this.channel().id);
  private readonly place = computed(() => `message:${this.channelId()}`);
  /** Files belong to a body: a direct conversation has none. */
  protected readonly withFiles = computed(() => this.channel().bodyId !== undefined);
  protected readonly uploads = new Uploads((...file) => {
    const { bodyId } = this.channel();
    if (!bodyId) throw new Error('files belong to a body');
    return this.files.upload({ bodyId, place: 'chat' }, ...file);
  });
  protected readonly text = linkedSignal(() => this.restored(this.place()));
  private lastTyped = '';
  /** What was written first leaves first, even when somebody’s name has to be looked up for it. */
  private leaving = Promise.resolve();

  protected readonly typingNames = computed(() => {
    const names = [...this.typing()].map((id) => this.names().get(id) ?? this.t('somebody'));
    return names.length === 0
      ? ''
      : this.t('typing', { count: names.length, names: names.join(', ') });
  });

  constructor() {
    autosaved(this.place, () => {
      const [text, files] = [this.text(), this.uploads.cards()];
      return text || files.length > 0 ? { text, files } : undefined;
    });
    effect(() => {
      this.channelId();
      this.lastTyped = '';
    });
  }

  focus(): void {
    this.composer().focus();
  }

  protected change(text: string): void {
    this.text.set(text);
    if (text.trim() !== '' && text.length > this.lastTyped.length) this.typed.emit();
    this.lastTyped = text;
  }

  protected send(): void {
    const text = this.text().trim();
    const files = this.uploads.cards();
    const replyTo = this.answering()?.id;
    this.text.set('');
    this.lastTyped = '';
    this.uploads.clear();
    this.drafts.forget(this.place());
    const { id, bodyId } = this.channel();
    const known = this.people();
    this.leaving = this.leaving.then(async () => {
      const mentions = bodyId
        ? await this.mentions.calledIn(text, { bodyId, place: 'chat', known }).catch(() => [])
        : mentionsIn(text, known);
      await this.outbox.post(id, { text, mentions, replyTo, files });
    });
    this.sent.emit();
  }

  protected escape(): void {
    this.answering.set(undefined);
  }

  private restored(place: string): string {
    const kept = this.drafts.read(place, (draft) => Kept.safeParse(draft).data);
    queueMicrotask(() => this.uploads.restore(kept?.files ?? []));
    return kept?.text ?? '';
  }
}
