import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Post } from '@passerelle/contracts/discussions';
import type { FollowUp } from '@passerelle/contracts/follow-ups';
import type { Problem } from '@passerelle/contracts/problems';
import { mentionsIn } from '@passerelle/rules/discussions/mentions';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { asProblem } from '../../../platform/problems/problem-error';
import { Avatar } from '../../../ui/avatar/avatar';
import { Icon } from '../../../ui/icon/icon';
import { Notice } from '../../../ui/notice/notice';
import { FileList } from '../../../ui/talk/file-list/file-list';
import { Reactions, type Toggled } from '../../../ui/talk/reactions/reactions';
import { Said } from '../../../ui/talk/said/said';
import type { Callable } from '../../../ui/talk/writing/matching';
import { Writing } from '../../../ui/talk/writing/writing';
import { DiscussionStore } from '../discussion-page/discussion-store';
import { DiscussionApi } from '../discussion-api';
import { discussionsTexts } from '../discussions-texts';
import { PostHistory } from './post-history';

/** What one person wrote in a discussion; its author may correct it, everybody sees that it was corrected. */
@Component({
  selector: 'pa-post',
  imports: [
    ...[Avatar, CdkMenu, CdkMenuItem, CdkMenuTrigger, FileList, Icon, Notice, PostHistory],
    ...[Reactions, RouterLink, Said, Writing],
  ],
  templateUrl: './post.html',
  styleUrl: './post.scss',
})
export class PostView {
  private readonly api = inject(DiscussionApi);
  private readonly store = inject(DiscussionStore);
  protected readonly dates = inject(Dates);
  protected readonly t = injectTexts(discussionsTexts);
  readonly post = input.required<Post>();
  readonly me = input<string>();
  readonly mayReply = input(false);
  readonly people = input<readonly Callable[]>([]);
  /** Names by person id: for who reacted. */
  readonly names = input<ReadonlyMap<string, string>>(new Map());
  /** Somebody wants to answer this author. */
  readonly answered = output<Post>();

  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly editing = signal(false);
  protected readonly draft = signal('');
  protected readonly saving = signal(false);
  protected readonly history = signal(false);
  protected readonly mine = computed(() => this.post().author.id === this.me());
  protected readonly about = computed(() => this.post().author.organisation?.name);
  protected readonly when = computed(() => {
    const { at } = this.post();
    return this.t('post.at', { day: this.dates.shortDay(at), time: this.dates.time(at) });
  });

  protected readonly followUps = computed(() => this.store.followUpsOf(this.post()));
  protected readonly mayModerate = computed(() => this.store.page()?.mine.mayModerate ?? false);

  protected follow(kind: FollowUp['kind']): void {
    void this.store.follow(this.post(), kind);
  }

  protected edit(): void {
    this.draft.set(this.post().text);
    this.editing.set(true);
  }

  protected async save(): Promise<void> {
    const page = this.store.page();
    if (!page || this.saving() || this.draft().trim() === '') return;
    this.problem.set(undefined);
    this.saving.set(true);
    const { position, version, mentions } = this.post();
    const text = this.draft();
    const callable = [...this.people(), ...mentions];
    try {
      const edit = { version, text, mentions: mentionsIn(text, callable) };
      this.store.take(await this.api.edit(page.id, position, edit));
      this.editing.set(false);
    } catch (error) {
      this.problem.set(asProblem(error));
      if (this.problem()?.code === 'request/stale') void this.store.reload();
    } finally {
      this.saving.set(false);
    }
  }

  protected async react({ reaction, on }: Toggled): Promise<void> {
    this.problem.set(undefined);
    try {
      await this.store.react(this.post(), reaction, on);
    } catch (error) {
      this.problem.set(asProblem(error));
    }
  }
}
