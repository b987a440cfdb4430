import { Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { DiscussionFacts, DiscussionPage, Post } from '@passerelle/contracts/discussions';
import type { FollowUp } from '@passerelle/contracts/follow-ups';
import type { DiscussionId } from '@passerelle/contracts/ids';
import type { Problem } from '@passerelle/contracts/problems';
import type { Reaction } from '@passerelle/contracts/reactions';
import { withReaction } from '@passerelle/rules/discussions/reactions';
import { Live } from '../../../platform/live/live';
import { LiveRooms } from '../../../platform/live/live-rooms';
import { asProblem } from '../../../platform/problems/problem-error';
import { Session } from '../../../platform/session/session';
import { FollowUpApi, followUpPath } from '../../meetings/follow-up-api';
import { DiscussionApi } from '../discussion-api';
import { withPost, withRest } from './merge-posts';

/** One discussion as it goes on, kept true by live facts while somebody looks. Provided by its page. */
@Injectable()
export class DiscussionStore {
  private readonly api = inject(DiscussionApi);
  private readonly session = inject(Session);
  private readonly line = inject(Live).line<object, DiscussionFacts>();
  readonly #page = signal<DiscussionPage | undefined>(undefined);
  readonly #problem = signal<Problem | undefined>(undefined);
  readonly #readBefore = signal(0);
  private readonly id = signal<DiscussionId | undefined>(undefined);
  private seen = 0;

  readonly page = this.#page.asReadonly();
  /** Why there is nothing to show. */
  readonly problem = this.#problem.asReadonly();
  /** Highest position that I had read when I opened the page: the line "new" stands after it. */
  readonly readBefore = this.#readBefore.asReadonly();
  readonly posts = computed(() => this.#page()?.posts ?? []);

  private readonly followUpApi = inject(FollowUpApi);
  private readonly followUpReads = this.followUpApi.of(
    () => this.#page()?.bodyId,
    () => ({ discussionId: this.#page()?.id }),
  );
  /** What came of the posts, by position. */
  private readonly followUps = computed(() =>
    Map.groupBy(
      this.followUpReads.hasValue() ? this.followUpReads.value()! : [],
      ({ number }) => number,
    ),
  );

  constructor() {
    const bodyId = computed(() => this.#page()?.bodyId);
    const room = () => (this.session.signedIn() && bodyId() ? `body:${bodyId()}` : undefined);
    const stay = inject(LiveRooms).stay(room, () => void this.reload());
    effect(() => {
      const id = untracked(this.id);
      if (stay() === 'put-out' && id) untracked(() => void this.open(id));
    });
    this.line
      .facts('discussion:replied')
      .pipe(takeUntilDestroyed())
      .subscribe(({ discussionId, post }) => discussionId === this.id() && this.take(post));
    this.line
      .facts('discussion:post-changed')
      .pipe(takeUntilDestroyed())
      .subscribe(({ discussionId, post }) => discussionId === this.id() && this.take(post));
    this.line
      .facts('discussion:changed')
      .pipe(takeUntilDestroyed())
      .subscribe(({ discussionId }) => discussionId === this.id() && void this.reload());
  }

  /** Opens a discussion; posts up to `position` are read too where it names one. */
  async open(id: DiscussionId, position = 0): Promise<void> {
    this.id.set(id);
    this.#page.set(undefined);
    this.#problem.set(undefined);
    this.seen = 0;
    try {
      const first = await this.api.read(id);
      if (this.id() !== id) return;
      this.seen = first.mine.read;
      this.#readBefore.set(first.mine.read);
      this.#page.set(first);
      while (this.#page()?.more && this.last() < position) await this.rest();
    } catch (error) {
      if (this.id() === id) this.#problem.set(asProblem(error));
    }
  }

  /** The posts after the last one here. */
  async rest(): Promise<void> {
    const id = this.id();
    if (!id) return;
    const next = await this.api.read(id, this.last() + 1);
    this.#page.update((page) => page && withRest(page, next));
  }

  /** Reads again what is shown: after a cut, or when the title, the pin or the closing have changed. */
  async reload(): Promise<void> {
    const id = this.id();
    if (!id || !this.#page()) return;
    try {
      let fresh = await this.api.read(id);
      const last = this.last();
      while (fresh.more && (fresh.posts.at(-1)?.position ?? 0) < last)
        fresh = withRest(fresh, await this.api.read(id, (fresh.posts.at(-1)?.position ?? 0) + 1));
      if (this.id() === id) this.#page.set(fresh);
    } catch {
      return;
    }
  }

  /** A post as it is now: from an answer or a fact. */
  take(post: Post): void {
    const page = this.#page();
    if (!page) return;
    const merged = withPost(page, post);
    if (merged) this.#page.set(merged);
    else void this.rest().catch(() => undefined);
  }

  /** Shown at once, then stored; a refusal puts back what the server has. */
  async react(post: Post, reaction: Reaction, on: boolean): Promise<void> {
    const [page, me] = [this.#page(), this.session.me()];
    if (!page || !me) return;
    const reactions = [...withReaction(post.reactions, reaction, me.personId, on)];
    this.#page.set(withPost(page, { ...post, reactions }) ?? page);
    try {
      await this.api.react(page.id, post.position, reaction, on);
    } catch (error) {
      await this.reload();
      throw error;
    }
  }

  followUpsOf({ position }: Post) {
    const bodyId = this.#page()?.bodyId;
    const found = (bodyId && this.followUps().get(position)) || [];
    return found.map((one) => ({ ...one, path: followUpPath(bodyId!, one) }));
  }

  /** Makes an agenda item, a decision or an action of a post. */
  async follow({ position, text }: Post, kind: FollowUp['kind']): Promise<void> {
    const page = this.#page();
    if (!page) return;
    const { bodyId, id: discussionId } = page;
    const source = { kind: 'post' as const, discussionId, number: position };
    if (await this.followUpApi.begin({ kind, bodyId, text, source })) this.followUpReads.reload();
  }

  /** The reader has seen this post and all before it. */
  async saw(position: number): Promise<void> {
    const id = this.id();
    if (!id || !this.session.signedIn() || position <= this.seen) return;
    const before = this.seen;
    this.seen = position;
    try {
      await this.api.markRead(id, position);
    } catch {
      if (this.seen === position) this.seen = before;
    }
  }

  private last(): number {
    return this.posts().at(-1)?.position ?? 0;
  }
}
