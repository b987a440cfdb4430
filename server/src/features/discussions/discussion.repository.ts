import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model, QueryFilter } from 'mongoose';
import type { BodyId, DiscussionId } from '@passerelle/contracts/ids';
import { createOnce, isDuplicate } from '../../platform/database/create-once';
import { Transactions, type Transaction } from '../../platform/database/transactions';
import { DiscussionRecord, type StoredClosing } from './discussion.schema';
import { PostRepository, type StoredPost } from './post.repository';

export type StoredDiscussion = Omit<DiscussionRecord, '_id' | 'creation' | 'edits'> & {
  id: DiscussionId;
};

/** Where a list goes on: the place of its last item. */
export type DiscussionPlace = Pick<StoredDiscussion, 'pinned' | 'lastAt' | 'id'>;

function discussionOf({
  _id,
  creation: _creation,
  edits: _edits,
  ...fields
}: DiscussionRecord): StoredDiscussion {
  return { id: _id, ...fields };
}

const OPEN = { closing: { $exists: false } } as const;

@Injectable()
export class DiscussionRepository {
  constructor(
    @InjectModel(DiscussionRecord.name) private readonly discussions: Model<DiscussionRecord>,
    private readonly posts: PostRepository,
    private readonly transactions: Transactions,
  ) {}

  async one(id: DiscussionId): Promise<StoredDiscussion | undefined> {
    const found = await this.discussions.findById(id).lean<DiscussionRecord>();
    return found ? discussionOf(found) : undefined;
  }

  async page(
    bodyId: BodyId,
    after: DiscussionPlace | undefined,
    limit: number,
  ): Promise<StoredDiscussion[]> {
    const found = await this.discussions
      .find({ bodyId, ...(after && behind(after)) })
      .sort({ pinned: -1, lastAt: -1, _id: -1 })
      .limit(limit)
      .lean<DiscussionRecord[]>();
    return found.map(discussionOf);
  }

  /** Opening and discussion stand or fall together; the same command again changes nothing. */
  begin(
    discussion: StoredDiscussion,
    opening: StoredPost,
    command: unknown,
  ): Promise<'created' | 'already'> {
    const { id, ...fields } = discussion;
    const create = (transaction?: Transaction) =>
      createOnce(this.discussions, { _id: id, ...fields }, command, transaction);
    return this.once(create, (transaction) => this.posts.insert(opening, command, transaction));
  }

  /**
   * Gives a reply the next position and stores it, unless the discussion was closed: undefined then.
   * The discussion's own document is moved first, so that replies of one discussion follow one another.
   */
  async reply(
    reply: Omit<StoredPost, 'position'>,
    command: unknown,
  ): Promise<StoredPost | undefined> {
    const { discussionId, authorId, at } = reply;
    return this.transactions.run(async (transaction) => {
      const moved = await this.discussions
        .findOneAndUpdate(
          { _id: discussionId, ...OPEN },
          { $inc: { lastPosition: 1 }, $set: { lastAt: at, lastBy: authorId } },
          { returnDocument: 'after', session: transaction },
        )
        .lean<DiscussionRecord>();
      if (!moved) return undefined;
      const post = { ...reply, position: moved.lastPosition };
      await this.posts.insert(post, command, transaction);
      return post;
    });
  }

  /** Writes to posts while the discussion stays open; undefined, and nothing is written, when it was closed. */
  whileOpen<T>(
    id: DiscussionId,
    write: (transaction: Transaction) => Promise<T>,
  ): Promise<T | undefined> {
    return this.transactions.run(async (transaction) => {
      const { matchedCount } = await this.discussions.updateOne(
        { _id: id, ...OPEN },
        { $inc: { edits: 1 } },
        { session: transaction },
      );
      return matchedCount === 1 ? write(transaction) : undefined;
    });
  }

  /** Undefined when the discussion is not in the state that the change needs. */
  rename(id: DiscussionId, title: string): Promise<StoredDiscussion | undefined> {
    return this.change({ _id: id, ...OPEN }, { $set: { title } });
  }

  pin(id: DiscussionId, pinned: boolean): Promise<StoredDiscussion | undefined> {
    return this.change({ _id: id }, { $set: { pinned } });
  }

  close(id: DiscussionId, closing: StoredClosing): Promise<StoredDiscussion | undefined> {
    return this.change({ _id: id, ...OPEN }, { $set: { closing } });
  }

  reopen(id: DiscussionId): Promise<StoredDiscussion | undefined> {
    return this.change({ _id: id }, { $unset: { closing: 1 } });
  }

  async add(discussions: readonly StoredDiscussion[], posts: readonly StoredPost[]): Promise<void> {
    await this.discussions.insertMany(
      discussions.map(({ id, ...fields }) => ({ _id: id, ...fields, creation: 'history' })),
    );
    await this.posts.add(posts);
  }

  private async change(
    filter: QueryFilter<DiscussionRecord>,
    update: object,
  ): Promise<StoredDiscussion | undefined> {
    const changed = await this.discussions
      .findOneAndUpdate(filter, update, { returnDocument: 'after' })
      .lean<DiscussionRecord>();
    return changed ? discussionOf(changed) : undefined;
  }

  /** A duplicate aborts the transaction; then the first attempt is looked at from outside. */
  private async once(
    create: (transaction?: Transaction) => Promise<'created' | 'already'>,
    rest: (transaction: Transaction) => Promise<void>,
  ): Promise<'created' | 'already'> {
    try {
      return await this.transactions.run(async (transaction) => {
        const made = await create(transaction);
        await rest(transaction);
        return made;
      });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return create();
    }
  }
}

function behind({ pinned, lastAt, id }: DiscussionPlace): QueryFilter<DiscussionRecord> {
  const later: QueryFilter<DiscussionRecord>[] = [
    { pinned, lastAt: { $lt: lastAt } },
    { pinned, lastAt, _id: { $lt: id } },
  ];
  return { $or: pinned ? [{ pinned: false }, ...later] : later };
}
