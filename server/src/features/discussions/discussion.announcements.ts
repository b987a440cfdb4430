import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { DiscussionRead } from '@passerelle/contracts/discussions';
import type { BodyId, PersonId } from '@passerelle/contracts/ids';
import { DomainEvents } from '../../platform/events/domain-events';
import { Announcer } from '../../platform/realtime/announcer';
import { Rooms } from '../../platform/realtime/rooms';
import { BodyService } from '../bodies/body.service';
import { DiscussionCards } from './discussion-cards';
import {
  DiscussionChanged,
  DiscussionReplied,
  DiscussionStarted,
  PostChanged,
} from './discussion.events';
import { DiscussionRepository } from './discussion.repository';
import { PostRepository, type StoredPost } from './post.repository';

const bodyRoom = (id: BodyId) => `body:${id}` as const;

/** Tells what has happened in the discussions of a body to whoever reads them now. */
@Injectable()
export class DiscussionAnnouncements implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    private readonly announcer: Announcer,
    private readonly rooms: Rooms,
    private readonly bodies: BodyService,
    private readonly discussions: DiscussionRepository,
    private readonly posts: PostRepository,
    private readonly cards: DiscussionCards,
  ) {}

  onModuleInit(): void {
    this.rooms.open('body', async (caller, id) => {
      const allowed = await this.bodies.allowed(caller, 'discussions:read', [id as BodyId]);
      return allowed.size > 0;
    });
    this.events.on(DiscussionStarted, (event) => this.tellStarted(event));
    this.events.on(DiscussionReplied, (event) => this.tellPost('discussion:replied', event));
    this.events.on(PostChanged, (event) => this.tellPost('discussion:post-changed', event));
    this.events.on(DiscussionChanged, (event) => this.tellChanged(event));
  }

  tellRead(personId: PersonId, read: DiscussionRead): void {
    this.announcer.tell(`person:${personId}`, 'discussion:read-moved', read);
  }

  private async tellStarted({ bodyId, discussionId }: DiscussionStarted): Promise<void> {
    const [stored, opening] = await Promise.all([
      this.discussions.one(discussionId),
      this.posts.at(discussionId, 1),
    ]);
    if (!stored || !opening) return;
    const discussion = await this.cards.summary(stored);
    this.announcer.tell(bodyRoom(bodyId), 'discussion:started', { bodyId, discussion });
    this.tellMentioned(bodyId, opening);
  }

  private async tellPost(
    fact: 'discussion:replied' | 'discussion:post-changed',
    { bodyId, discussionId, position }: DiscussionReplied | PostChanged,
  ): Promise<void> {
    const stored = await this.posts.at(discussionId, position);
    if (!stored) return;
    const [post] = await this.cards.postsOf([stored]);
    this.announcer.tell(bodyRoom(bodyId), fact, { bodyId, discussionId, post });
    if (fact === 'discussion:replied') this.tellMentioned(bodyId, stored);
  }

  private async tellChanged({ bodyId, discussionId }: DiscussionChanged): Promise<void> {
    const stored = await this.discussions.one(discussionId);
    if (!stored) return;
    const closing = (await this.cards.closingOf(stored)) ?? null;
    const { title, pinned } = stored;
    this.announcer.tell(bodyRoom(bodyId), 'discussion:changed', {
      ...{ bodyId, discussionId, title, pinned, closing },
    });
  }

  /** They could read the discussion when the post was accepted, a moment ago. */
  private tellMentioned(
    bodyId: BodyId,
    { discussionId, position, mentions, authorId }: StoredPost,
  ): void {
    for (const personId of mentions.filter((id) => id !== authorId))
      this.announcer.tell(`person:${personId}`, 'discussion:mentioned', {
        ...{ bodyId, discussionId, position },
      });
  }
}
