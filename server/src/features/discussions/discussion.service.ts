import { Injectable } from '@nestjs/common';
import type {
  DiscussionList,
  DiscussionPage,
  DiscussionRead,
  ReadUpTo,
} from '@passerelle/contracts/discussions';
import type { BodyId, DiscussionId, PersonId } from '@passerelle/contracts/ids';
import { mayInBody } from '@passerelle/rules/bodies/rights';
import type { Caller } from '../../platform/permissions/caller';
import { BodyService } from '../bodies/body.service';
import { DiscussionAccess } from './discussion.access';
import { DiscussionCards } from './discussion-cards';
import { placeAfter, placeOf } from './discussion-cursor';
import { DiscussionReadRepository } from './discussion-read.repository';
import { DiscussionAnnouncements } from './discussion.announcements';
import { DiscussionRepository, type StoredDiscussion } from './discussion.repository';
import { PostRepository, type StoredPost } from './post.repository';

/** How many discussions a page of the list holds, and how many posts an answer. */
const PAGE = 50;
const POSTS = 200;

/** What others are told of a new post. */
export interface DiscussionNews {
  readonly title: string;
  readonly startedBy: PersonId;
  readonly mentions: readonly PersonId[];
}

@Injectable()
export class DiscussionService {
  constructor(
    private readonly access: DiscussionAccess,
    private readonly bodies: BodyService,
    private readonly discussions: DiscussionRepository,
    private readonly posts: PostRepository,
    private readonly reads: DiscussionReadRepository,
    private readonly cards: DiscussionCards,
    private readonly announcements: DiscussionAnnouncements,
  ) {}

  async list(
    caller: Caller | undefined,
    bodyId: BodyId,
    after: string | undefined,
  ): Promise<DiscussionList> {
    const body = await this.bodies.require(caller, 'discussions:read', bodyId);
    const found = await this.discussions.page(bodyId, placeAfter(after), PAGE + 1);
    const page = found.slice(0, PAGE);
    const last = page.at(-1);
    return {
      items: await this.cards.items(caller?.personId, page),
      ...(found.length > PAGE && last && { next: placeOf(last) }),
      mine: { mayStart: mayInBody(caller?.standing, 'discussions:post', body) },
    };
  }

  /** Whose discussion it is and who started it, for whoever reads it. */
  async originOf(
    caller: Caller,
    id: DiscussionId,
  ): Promise<{ bodyId: BodyId; startedBy: PersonId }> {
    const { discussion, body } = await this.access.require(caller, 'discussions:read', id);
    return { bodyId: body.id, startedBy: discussion.authorId };
  }

  async read(caller: Caller | undefined, id: DiscussionId, from: number): Promise<DiscussionPage> {
    const { discussion, body } = await this.access.require(caller, 'discussions:read', id);
    const found = await this.posts.from(id, from, POSTS + 1);
    const [[item], readOf, posts, closing] = await Promise.all([
      this.cards.items(caller?.personId, [discussion]),
      this.reads.of(caller?.personId, [id]),
      this.cards.postsOf(found.slice(0, POSTS)),
      this.cards.closingOf(discussion),
    ]);
    const mayPost = mayInBody(caller?.standing, 'discussions:post', body);
    return {
      ...item!,
      posts,
      more: found.length > POSTS,
      ...(closing && { closing }),
      mine: {
        read: readOf(id),
        mayReply: mayPost && !closing,
        mayModerate: mayInBody(caller?.standing, 'discussions:moderate', body),
      },
    };
  }

  /** "Everything up to here was seen": never moves back, and the reader's other devices hear of it. */
  async markRead(
    caller: Caller,
    id: DiscussionId,
    { position }: ReadUpTo,
  ): Promise<DiscussionRead> {
    const { discussion } = await this.access.require(caller, 'discussions:read', id);
    const { personId } = caller;
    await this.reads.advance(id, personId, Math.min(position, discussion.lastPosition));
    const read = (await this.reads.of(personId, [id]))(id);
    const counts = await this.cards.counts(personId, discussion, read);
    const moved = { discussionId: id, bodyId: discussion.bodyId, position: read, ...counts };
    this.announcements.tellRead(personId, moved);
    return moved;
  }

  /** For other features, after their own access check: a post, and the discussion it stands in. */
  async news(id: DiscussionId, position: number): Promise<DiscussionNews | undefined> {
    const [discussion, post] = await Promise.all([
      this.discussions.one(id),
      this.posts.at(id, position),
    ]);
    if (!discussion || !post) return undefined;
    return { title: discussion.title, startedBy: discussion.authorId, mentions: post.mentions };
  }

  /** For the demo and imports: discussions with their posts as they were, from earlier days. */
  async add(discussions: readonly StoredDiscussion[], posts: readonly StoredPost[]): Promise<void> {
    await this.discussions.add(discussions, posts);
    for (const { discussionId, authorId, position } of posts)
      await this.reads.advance(discussionId, authorId, position);
  }
}
