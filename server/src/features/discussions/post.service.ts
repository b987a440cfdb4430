import { Injectable } from '@nestjs/common';
import type { Post, PostEdit, PostVersions } from '@passerelle/contracts/discussions';
import type { DiscussionId } from '@passerelle/contracts/ids';
import type { Reaction } from '@passerelle/contracts/reactions';
import { Clock } from '../../platform/clock/clock';
import { Refusal } from '../../platform/errors/refusal';
import { DomainEvents } from '../../platform/events/domain-events';
import type { Caller } from '../../platform/permissions/caller';
import { MentionService } from '../mentions/mention.service';
import { DiscussionAccess } from './discussion.access';
import { DiscussionCards } from './discussion-cards';
import { PostChanged } from './discussion.events';
import { DiscussionRepository } from './discussion.repository';
import { MOST_VERSIONS, PostRepository, type StoredPost } from './post.repository';

/** What happens to a post after it was written. */
@Injectable()
export class PostService {
  constructor(
    private readonly access: DiscussionAccess,
    private readonly discussions: DiscussionRepository,
    private readonly posts: PostRepository,
    private readonly cards: DiscussionCards,
    private readonly mentions: MentionService,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  /** An author's own text; what was there before is kept. A repeated edit changes nothing. */
  async edit(caller: Caller, id: DiscussionId, position: number, edit: PostEdit): Promise<Post> {
    const { body } = await this.access.require(caller, 'discussions:post', id);
    const before = await this.postAt(id, position);
    if (before.authorId !== caller.personId) throw new Refusal('discussion/not-author');
    if (before.version === edit.version + 1 && before.text === edit.text) return this.card(before);
    if (before.version >= MOST_VERSIONS)
      throw new Refusal('discussion/edited-too-often', { limit: MOST_VERSIONS });
    await this.mentions.require(body, 'discussions', edit.mentions);
    const at = this.clock.instant();
    const correction = { ...edit, authorId: caller.personId, at };
    const corrected = await this.discussions.whileOpen(id, async (transaction) => ({
      post: await this.posts.correct(before, correction, transaction),
    }));
    if (!corrected) throw new Refusal('discussion/closed');
    if (!corrected.post) throw new Refusal('request/stale');
    await this.events.publish(new PostChanged(at, caller.personId, body.id, id, position));
    return this.card(corrected.post);
  }

  async versions(
    caller: Caller | undefined,
    id: DiscussionId,
    position: number,
  ): Promise<PostVersions> {
    await this.access.require(caller, 'discussions:read', id);
    const { version, text, at, editedAt, formerVersions } = await this.postAt(id, position);
    return [{ version, text, at: editedAt ?? at }, ...[...formerVersions].reverse()];
  }

  async react(
    caller: Caller,
    id: DiscussionId,
    position: number,
    reaction: Reaction,
    on: boolean,
  ): Promise<Post> {
    const { body } = await this.access.require(caller, 'discussions:post', id);
    const post = await this.postAt(id, position);
    const at = this.clock.instant();
    if (await this.posts.react(post.id, reaction, caller.personId, on))
      await this.events.publish(new PostChanged(at, caller.personId, body.id, id, position));
    return this.card(await this.postAt(id, position));
  }

  private async postAt(id: DiscussionId, position: number): Promise<StoredPost> {
    const post = await this.posts.at(id, position);
    if (!post) throw new Refusal('request/not-found');
    return post;
  }

  private async card(post: StoredPost): Promise<Post> {
    return (await this.cards.postsOf([post]))[0]!;
  }
}
