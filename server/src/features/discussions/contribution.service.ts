import { Injectable } from '@nestjs/common';
import type { Body } from '@passerelle/contracts/bodies';
import type {
  DiscussionDraft,
  DiscussionItem,
  Post,
  ReplyDraft,
} from '@passerelle/contracts/discussions';
import type { BodyId, DiscussionId } from '@passerelle/contracts/ids';
import { Clock } from '../../platform/clock/clock';
import { isDuplicate } from '../../platform/database/create-once';
import { Refusal } from '../../platform/errors/refusal';
import { DomainEvents } from '../../platform/events/domain-events';
import type { Caller } from '../../platform/permissions/caller';
import { BodyService } from '../bodies/body.service';
import { FileService } from '../files/file.service';
import { MentionService } from '../mentions/mention.service';
import { DiscussionAccess } from './discussion.access';
import { DiscussionCards } from './discussion-cards';
import { DiscussionReadRepository } from './discussion-read.repository';
import { DiscussionReplied, DiscussionStarted } from './discussion.events';
import { DiscussionRepository } from './discussion.repository';
import { PostRepository, type StoredPost } from './post.repository';

/** Posts as they begin. */
const FRESH = { version: 1, formerVersions: [], reactions: {} };

/** Starting discussions and replying in them. */
@Injectable()
export class ContributionService {
  constructor(
    private readonly access: DiscussionAccess,
    private readonly bodies: BodyService,
    private readonly discussions: DiscussionRepository,
    private readonly posts: PostRepository,
    private readonly reads: DiscussionReadRepository,
    private readonly cards: DiscussionCards,
    private readonly files: FileService,
    private readonly mentions: MentionService,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  async start(caller: Caller, bodyId: BodyId, draft: DiscussionDraft): Promise<DiscussionItem> {
    const body = await this.bodies.require(caller, 'discussions:post', bodyId);
    const { id, title, text, mentions, fileIds } = draft;
    const [at, authorId] = [this.clock.instant(), caller.personId];
    const command = { bodyId, authorId, ...draft };
    if (!(await this.posts.madeBy(id, command))) await this.check(body, draft);
    const opening = { id, discussionId: id, position: 1, authorId, at, text, mentions, fileIds };
    const last = { lastPosition: 1, lastAt: at, lastBy: authorId };
    const made = await this.discussions.begin(
      { id, bodyId, title, authorId, at, pinned: false, ...last },
      { ...opening, ...FRESH },
      command,
    );
    await this.reads.advance(id, authorId, 1);
    if (made === 'created')
      await this.events.publish(new DiscussionStarted(at, authorId, bodyId, id));
    const { discussion } = await this.access.require(caller, 'discussions:read', id);
    return (await this.cards.items(authorId, [discussion]))[0]!;
  }

  /** The same reply again is answered with the one that is stored. */
  async reply(caller: Caller, id: DiscussionId, draft: ReplyDraft): Promise<Post> {
    const { body } = await this.access.require(caller, 'discussions:post', id);
    const command = { discussionId: id, authorId: caller.personId, ...draft };
    const post =
      (await this.madeBefore(draft, command)) ??
      (await this.addReply(caller, body, id, draft, command));
    return (await this.cards.postsOf([post]))[0]!;
  }

  private async addReply(
    { personId }: Caller,
    body: Body,
    discussionId: DiscussionId,
    draft: ReplyDraft,
    command: object,
  ): Promise<StoredPost> {
    await this.check(body, draft);
    const at = this.clock.instant();
    const reply = { ...draft, discussionId, authorId: personId, at, ...FRESH };
    try {
      const post = await this.discussions.reply(reply, command);
      if (!post) throw new Refusal('discussion/closed');
      await this.reads.advance(discussionId, personId, post.position);
      await this.events.publish(
        new DiscussionReplied(at, personId, body.id, discussionId, post.position),
      );
      return post;
    } catch (error) {
      const first = isDuplicate(error) && (await this.madeBefore(draft, command));
      if (!first) throw error;
      return first;
    }
  }

  private async madeBefore({ id }: ReplyDraft, command: object): Promise<StoredPost | undefined> {
    const first = await this.posts.madeBy(id, command);
    if (first === 'other') throw new Refusal('request/key-reused');
    return first;
  }

  private async check(
    body: Body,
    { mentions, fileIds }: Pick<ReplyDraft, 'mentions' | 'fileIds'>,
  ): Promise<void> {
    await this.mentions.require(body, 'discussions', mentions);
    await this.files.requireAttachable({ bodyId: body.id, place: 'discussions' }, fileIds);
  }
}
