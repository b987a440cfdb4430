import {
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  untracked,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Post } from '@passerelle/contracts/discussions';
import type { BodyId, DiscussionId } from '@passerelle/contracts/ids';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { Session } from '../../../platform/session/session';
import { Badge } from '../../../ui/badge/badge';
import { Icon } from '../../../ui/icon/icon';
import { Notice } from '../../../ui/notice/notice';
import { Aside } from '../../../ui/page/aside';
import { Page } from '../../../ui/page/page';
import { Seen } from '../../../ui/seen/seen';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { Said } from '../../../ui/talk/said/said';
import { BodyApi } from '../../bodies/body-api';
import { VolumeMenu } from '../../../ui/volume-menu/volume-menu';
import { VolumeApi } from '../../notifications/volume-api';
import { MentionApi, callableOf } from '../../mentions/mention-api';
import { ModerationPanel } from '../moderation-panel/moderation-panel';
import { PostView } from '../post/post';
import { ReplyForm } from '../reply-form/reply-form';
import { discussionsTexts } from '../discussions-texts';
import { DiscussionAside } from './discussion-aside';
import { DiscussionStore } from './discussion-store';

/** One discussion: the summary where it is closed, everything that was said, and the line to answer with. */
@Component({
  selector: 'pa-discussion-page',
  imports: [
    ...[Aside, Badge, DiscussionAside, Icon, ModerationPanel, Notice, Page, PostView],
    ...[ReplyForm, RouterLink, Said, Seen, Skeleton, VolumeMenu],
  ],
  providers: [DiscussionStore],
  templateUrl: './discussion-page.html',
  styleUrl: './discussion-page.scss',
})
export class DiscussionPage {
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly languages = inject(Languages);
  private readonly session = inject(Session);
  protected readonly dates = inject(Dates);
  protected readonly store = inject(DiscussionStore);
  protected readonly t = injectTexts(discussionsTexts);
  readonly bodyId = input.required<BodyId>();
  readonly discussionId = input.required<DiscussionId>();
  /** Position of the post to begin at, from the query. */
  readonly message = input<string>();

  private readonly replyForm = viewChild(ReplyForm);
  protected readonly me = computed(() => this.session.me()?.personId);
  private readonly body = inject(BodyApi).one(() => this.bodyId());
  protected readonly bodyName = computed(() =>
    this.body.hasValue() ? this.languages.pick(this.body.value().name) : '',
  );
  protected readonly volume = inject(VolumeApi).at(() =>
    this.store.page() ? { bodyId: this.bodyId(), threadId: this.discussionId() } : undefined,
  );
  protected readonly signedIn = this.session.signedIn;
  private readonly readers = inject(MentionApi).mentionable(
    () => (this.store.page()?.mine.mayReply ? this.bodyId() : undefined),
    'discussions',
  );
  protected readonly people = computed(() =>
    this.readers.hasValue() ? this.readers.value().map(callableOf) : [],
  );
  protected readonly names = computed(
    () =>
      new Map([
        ...this.people().map(({ id, name }) => [id, name] as const),
        ...this.store.posts().map(({ author }) => [author.id, author.name] as const),
      ]),
  );
  /** The first post that is new to me; none when all are, or none is. */
  protected readonly firstNew = computed(() => {
    const before = this.store.readBefore();
    return before === 0
      ? undefined
      : this.store
          .posts()
          .find(({ position, author }) => position > before && author.id !== this.me())?.position;
  });
  protected readonly lead = computed(() => {
    const page = this.store.page();
    return page && this.t('page.lead', { name: page.author.name, day: this.dates.day(page.at) });
  });

  constructor() {
    effect(() => {
      const id = this.discussionId();
      const position = Number(untracked(this.message)) || 0;
      untracked(() => void this.store.open(id, position).then(() => this.goTo(position)));
    });
  }

  protected answer({ author }: Post): void {
    this.replyForm()?.call(author.name);
  }

  protected replied(post: Post): void {
    this.store.take(post);
    void this.store.saw(post.position);
    this.goTo(post.position);
  }

  /** The post asked for, else the first new one; else the page stays at its top. */
  private goTo(position: number): void {
    const target = position || this.firstNew();
    if (!target) return;
    afterNextRender(
      () => this.host.querySelector(`#message-${target}`)?.scrollIntoView({ block: 'center' }),
      { injector: this.injector },
    );
  }
}
