import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { DiscussionId, PersonId, ReplyId } from '@passerelle/contracts/ids';
import type { Reaction } from '@passerelle/contracts/reactions';
import { fingerprint } from '../../platform/database/create-once';
import type { Transaction } from '../../platform/database/transactions';
import { PostRecord } from './post.schema';

export type StoredPost = Omit<PostRecord, '_id' | 'creation'> & { id: DiscussionId | ReplyId };

/** A correction by the author, of the version that they saw. */
export interface Correction {
  readonly authorId: PersonId;
  readonly version: number;
  readonly text: string;
  readonly mentions: readonly PersonId[];
  readonly at: string;
}

/** How often a post may be edited. */
export const MOST_VERSIONS = 100;

function postOf({ _id, creation: _creation, ...fields }: PostRecord): StoredPost {
  return { id: _id, ...fields };
}

const WITHOUT_HISTORY = { formerVersions: 0 } as const;

@Injectable()
export class PostRepository {
  constructor(@InjectModel(PostRecord.name) private readonly posts: Model<PostRecord>) {}

  async at(discussionId: DiscussionId, position: number): Promise<StoredPost | undefined> {
    const found = await this.posts.findOne({ discussionId, position }).lean<PostRecord>();
    return found ? postOf(found) : undefined;
  }

  /** The post that an earlier attempt of this command has made; `other` when another command used the id. */
  async madeBy(id: StoredPost['id'], command: unknown): Promise<StoredPost | 'other' | undefined> {
    const found = await this.posts.findById(id).lean<PostRecord>();
    if (!found) return undefined;
    return found.creation === fingerprint(command) ? postOf(found) : 'other';
  }

  async from(discussionId: DiscussionId, position: number, limit: number): Promise<StoredPost[]> {
    const found = await this.posts
      .find({ discussionId, position: { $gte: position } }, WITHOUT_HISTORY)
      .sort({ position: 1 })
      .limit(limit)
      .lean<PostRecord[]>();
    return found.map((record) => postOf({ ...record, formerVersions: [] }));
  }

  mentionsAfter(discussionId: DiscussionId, personId: PersonId, position: number): Promise<number> {
    return this.posts.countDocuments({
      discussionId,
      mentions: personId,
      position: { $gt: position },
    });
  }

  async firstMention(
    discussionId: DiscussionId,
    personId: PersonId,
    after: number,
  ): Promise<StoredPost | undefined> {
    const found = await this.posts
      .findOne({ discussionId, mentions: personId, position: { $gt: after } })
      .sort({ position: 1 })
      .lean<PostRecord>();
    return found ? postOf(found) : undefined;
  }

  async insert(post: StoredPost, command: unknown, transaction: Transaction): Promise<void> {
    const { id, ...fields } = post;
    const record = { _id: id, ...fields, creation: fingerprint(command) };
    await this.posts.create([record], { session: transaction });
  }

  /** Replaces the text and keeps what was there; undefined when the version or the author is another. */
  async correct(
    before: StoredPost,
    { authorId, version, text, mentions, at }: Correction,
    transaction: Transaction,
  ): Promise<StoredPost | undefined> {
    const former = { version, text: before.text, at: before.editedAt ?? before.at };
    const corrected = await this.posts
      .findOneAndUpdate(
        { _id: before.id, authorId, version },
        {
          $set: { text, mentions: [...mentions], editedAt: at },
          $inc: { version: 1 },
          $push: { formerVersions: former },
        },
        { returnDocument: 'after', session: transaction },
      )
      .lean<PostRecord>();
    return corrected ? postOf(corrected) : undefined;
  }

  /** Once for a person, however often it is asked; false when nothing has changed. */
  async react(
    id: StoredPost['id'],
    reaction: Reaction,
    personId: PersonId,
    on: boolean,
  ): Promise<boolean> {
    const people = { [`reactions.${reaction}`]: personId };
    const { modifiedCount } = await this.posts.updateOne(
      { _id: id },
      on ? { $addToSet: people } : { $pull: people },
    );
    return modifiedCount > 0;
  }

  async add(posts: readonly StoredPost[]): Promise<void> {
    await this.posts.insertMany(
      posts.map(({ id, ...fields }) => ({ _id: id, ...fields, creation: 'history' })),
    );
  }
}
