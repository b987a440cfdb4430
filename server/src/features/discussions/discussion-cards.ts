import { Injectable } from '@nestjs/common';
import type { Closing, DiscussionItem, Post } from '@passerelle/contracts/discussions';
import type { PersonId } from '@passerelle/contracts/ids';
import type { PersonCard } from '@passerelle/contracts/people';
import { Reaction } from '@passerelle/contracts/reactions';
import { unreadPosts } from '@passerelle/rules/discussions/unread';
import { FileService } from '../files/file.service';
import { PersonService } from '../people/person.service';
import { DiscussionReadRepository } from './discussion-read.repository';
import type { StoredDiscussion } from './discussion.repository';
import { PostRepository, type StoredPost } from './post.repository';

type Names = (id: PersonId) => PersonCard;

/** Puts stored discussions and posts into the shape that readers see: with names, files and their own counts. */
@Injectable()
export class DiscussionCards {
  constructor(
    private readonly people: PersonService,
    private readonly files: FileService,
    private readonly reads: DiscussionReadRepository,
    private readonly posts: PostRepository,
  ) {}

  async items(
    reader: PersonId | undefined,
    discussions: readonly StoredDiscussion[],
  ): Promise<DiscussionItem[]> {
    const [nameOf, readOf] = await Promise.all([
      this.names(discussions.flatMap(({ authorId, lastBy }) => [authorId, lastBy])),
      this.reads.of(
        reader,
        discussions.map((discussion) => discussion.id),
      ),
    ]);
    return Promise.all(
      discussions.map(async (discussion) => ({
        ...summary(discussion, nameOf),
        ...(await this.counts(reader, discussion, readOf(discussion.id))),
      })),
    );
  }

  async counts(
    reader: PersonId | undefined,
    { id, lastPosition }: StoredDiscussion,
    read: number,
  ): Promise<{ unread: number; mentions: number }> {
    if (!reader) return { unread: 0, mentions: 0 };
    const unread = unreadPosts(lastPosition, read);
    const mentions = unread > 0 ? await this.posts.mentionsAfter(id, reader, read) : 0;
    return { unread, mentions };
  }

  /** The same for every reader. */
  async summary(discussion: StoredDiscussion) {
    const nameOf = await this.names([discussion.authorId, discussion.lastBy]);
    return summary(discussion, nameOf);
  }

  async postsOf(posts: readonly StoredPost[]): Promise<Post[]> {
    const [nameOf, files] = await Promise.all([
      this.names(posts.flatMap(({ authorId, mentions }) => [authorId, ...mentions])),
      this.files.cards(posts.flatMap((post) => post.fileIds)),
    ]);
    return posts.map((post) => ({
      id: post.id,
      position: post.position,
      author: nameOf(post.authorId),
      at: post.at,
      text: post.text,
      mentions: post.mentions.map(nameOf),
      files: post.fileIds.flatMap((id) => files.get(id) ?? []),
      reactions: Reaction.options.flatMap((reaction) => {
        const personIds = post.reactions[reaction] ?? [];
        return personIds.length > 0 ? { reaction, personIds } : [];
      }),
      version: post.version,
      ...(post.editedAt && { editedAt: post.editedAt }),
    }));
  }

  async closingOf({ closing }: StoredDiscussion): Promise<Closing | undefined> {
    if (!closing) return undefined;
    const nameOf = await this.names([closing.by]);
    return { at: closing.at, by: nameOf(closing.by), summary: closing.summary };
  }

  /** Somebody whose record is gone is shown without a name rather than not at all. */
  private async names(ids: readonly PersonId[]): Promise<Names> {
    const cards = await this.people.cards([...new Set(ids)]);
    return (id) => cards.get(id) ?? { id, name: '—' };
  }
}

function summary(discussion: StoredDiscussion, nameOf: Names) {
  const { id, bodyId, title, at, pinned, lastPosition } = discussion;
  return {
    id,
    bodyId,
    title,
    author: nameOf(discussion.authorId),
    at,
    pinned,
    closed: discussion.closing !== undefined,
    replyCount: lastPosition - 1,
    lastActivity: { at: discussion.lastAt, by: nameOf(discussion.lastBy) },
  };
}
