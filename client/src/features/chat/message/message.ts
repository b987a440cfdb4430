import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { DOCUMENT, Component, computed, inject, input, output, signal } from '@angular/core';
import type { Message } from '@passerelle/contracts/chat';
import { RouterLink } from '@angular/router';
import type { FollowUp } from '@passerelle/contracts/follow-ups';
import type { PersonCard } from '@passerelle/contracts/people';
import type { Problem } from '@passerelle/contracts/problems';
import { Reaction } from '@passerelle/contracts/reactions';
import { mentionsIn } from '@passerelle/rules/discussions/mentions';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { asProblem } from '../../../platform/problems/problem-error';
import { Avatar } from '../../../ui/avatar/avatar';
import { Icon } from '../../../ui/icon/icon';
import { Notice } from '../../../ui/notice/notice';
import { FileList } from '../../../ui/talk/file-list/file-list';
import { REACTION_ICONS, Reactions, type Toggled } from '../../../ui/talk/reactions/reactions';
import { Said } from '../../../ui/talk/said/said';
import { talkTexts } from '../../../ui/talk/talk-texts';
import type { Callable } from '../../../ui/talk/writing/matching';
import { Writing } from '../../../ui/talk/writing/writing';
import { chatTexts } from '../chat-texts';
import { MessageActions } from '../conversation/message-actions';
import { MessageHistory } from './message-history';

/** The message that another one answers, as much of it as a line holds. */
export interface Quoted {
  readonly name: string;
  readonly text: string;
}

/** One message: who, when, what; corrected or deleted it says so. Its actions are behind one button. */
@Component({
  selector: 'pa-message',
  imports: [
    ...[Avatar, CdkMenu, CdkMenuItem, CdkMenuTrigger, FileList, Icon, MessageHistory],
    ...[Notice, Reactions, RouterLink, Said, Writing],
  ],
  templateUrl: './message.html',
  styleUrl: './message.scss',
})
export class MessageView {
  private readonly actions = inject(MessageActions);
  private readonly clipboard = inject(DOCUMENT).defaultView?.navigator.clipboard;
  protected readonly dates = inject(Dates);
  protected readonly t = injectTexts(chatTexts);
  protected readonly say = injectTexts(talkTexts);
  readonly message = input.required<Message>();
  readonly headed = input(true);
  readonly author = input<PersonCard>();
  readonly me = input<string>();
  /** Everybody whom the text may call. */
  readonly callable = input<readonly Callable[]>([]);
  readonly names = input<ReadonlyMap<string, string>>(new Map());
  readonly quoted = input<Quoted>();
  readonly mayPost = input(false);
  readonly mayModerate = input(false);
  readonly mayPin = input(false);
  readonly replied = output<Message>();
  readonly unread = output<Message>();

  protected readonly all = Reaction.options;
  protected readonly icons = REACTION_ICONS;
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly editing = signal(false);
  protected readonly draft = signal('');
  protected readonly asking = signal(false);
  protected readonly history = signal(false);
  protected readonly mine = computed(() => this.message().authorId === this.me());
  protected readonly name = computed(() => this.author()?.name ?? this.t('somebody'));
  protected readonly mayDelete = computed(
    () => this.mayPost() && (this.mine() || this.mayModerate()),
  );
  protected readonly mayFollow = this.actions.mayFollow;
  protected readonly followUps = computed(() => this.actions.followUpsOf(this.message()));
  protected readonly pinnedBy = computed(() => {
    const pin = this.message().pinned;
    return pin && (this.names().get(pin.by) ?? this.t('somebody'));
  });
  protected readonly callsMe = computed(() => {
    const me = this.me();
    return this.message().mentions?.some((id) => id === me) ?? false;
  });

  /** Begins a correction: from the menu, or with the arrow up in an empty line. */
  edit(): void {
    this.draft.set(this.message().text);
    this.editing.set(true);
  }

  protected async save(): Promise<void> {
    const text = this.draft().trim();
    if (text === '') return;
    const mentions = mentionsIn(text, this.callable());
    if (await this.done(this.actions.edit(this.message(), text, mentions))) this.editing.set(false);
  }

  protected async remove(): Promise<void> {
    if (await this.done(this.actions.remove(this.message()))) this.asking.set(false);
  }

  protected react({ reaction, on }: Toggled): void {
    void this.done(this.actions.react(this.message(), reaction, on));
  }

  /** From the menu: put it, or take it back where it is mine already. */
  protected toggle(reaction: Reaction): void {
    const tally = this.message().reactions?.find((each) => each.reaction === reaction);
    const mine = tally?.personIds.some((id) => id === this.me()) ?? false;
    this.react({ reaction, on: !mine });
  }

  /** Makes an agenda item, a decision or an action of it. */
  protected follow(kind: FollowUp['kind']): void {
    void this.done(this.actions.follow(this.message(), kind));
  }

  protected pin(): void {
    void this.done(this.actions.pin(this.message(), !this.message().pinned));
  }

  protected copy(): void {
    void this.clipboard?.writeText(this.message().text);
  }

  private async done(change: Promise<void>): Promise<boolean> {
    this.problem.set(undefined);
    try {
      await change;
      return true;
    } catch (error) {
      this.problem.set(asProblem(error));
      return false;
    }
  }
}
