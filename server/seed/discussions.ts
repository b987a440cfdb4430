import type { DiscussionId, FileId, PersonId, ReplyId } from '@passerelle/contracts/ids';
import type { Reaction } from '@passerelle/contracts/reactions';
import { DiscussionReadRepository } from '../src/features/discussions/discussion-read.repository';
import type { StoredDiscussion } from '../src/features/discussions/discussion.repository';
import { DiscussionService } from '../src/features/discussions/discussion.service';
import type { StoredPost } from '../src/features/discussions/post.repository';
import { FileService } from '../src/features/files/file.service';
import type { Demo } from './demo';
import { OTHER_TALKS } from './discussion-words-others';
import {
  WATER_TALKS,
  type WrittenDiscussion,
  type WrittenFile,
  type WrittenPost,
} from './discussion-words';
import { smallPdf } from './small-pdf';
import { Speakers, momentAgo } from './speakers';

function bytesOf({ name, title = '', lines }: WrittenFile): Uint8Array {
  return name.endsWith('.pdf')
    ? smallPdf(title, lines)
    : new TextEncoder().encode(`${lines.join('\n')}\n`);
}

/** One written discussion, turned into what the database keeps. */
class Talk {
  private readonly speakers: Speakers;
  private readonly id: DiscussionId;

  constructor(
    private readonly demo: Demo,
    private readonly written: WrittenDiscussion,
  ) {
    this.speakers = new Speakers(demo, demo.bodies[written.body]);
    this.id = demo.chance.id<DiscussionId>('dis');
  }

  async add(): Promise<void> {
    const { app, cast } = this.demo;
    const posts: StoredPost[] = [];
    for (const [index, post] of this.written.posts.entries())
      posts.push(await this.post(post, index + 1));
    await app.get(DiscussionService).add([this.discussion(posts)], posts);
    const { readByLyon } = this.written;
    if (readByLyon)
      await app.get(DiscussionReadRepository).advance(this.id, cast.member.id, readByLyon);
  }

  private discussion(posts: readonly StoredPost[]): StoredDiscussion {
    const { body, title, pinned = false, closing } = this.written;
    const [first, last] = [posts[0]!, posts.at(-1)!];
    return {
      id: this.id,
      bodyId: this.demo.bodies[body].id,
      title: this.speakers.said(title).text,
      authorId: first.authorId,
      at: first.at,
      pinned,
      lastPosition: last.position,
      lastAt: last.at,
      lastBy: last.authorId,
      ...(closing && {
        closing: {
          at: momentAgo(closing.ago, '09:30'),
          by: this.speakers.id(closing.by),
          summary: this.speakers.said(closing.summary).text,
        },
      }),
    };
  }

  private async post(written: WrittenPost, position: number): Promise<StoredPost> {
    const { by, ago, clock, text, before } = written;
    const at = momentAgo(ago, clock);
    const id = position === 1 ? this.id : this.demo.chance.id<ReplyId>('rep');
    return {
      id,
      discussionId: this.id,
      position,
      authorId: this.speakers.id(by),
      at,
      ...this.speakers.said(text),
      fileIds: written.file ? [await this.file(written.file, by, at)] : [],
      reactions: this.reactions(written),
      version: before ? 2 : 1,
      formerVersions: before ? [{ version: 1, text: this.speakers.said(before).text, at }] : [],
      ...(before && { editedAt: momentAgo(ago, '09:05') }),
    };
  }

  private async file(file: WrittenFile, by: string, at: string): Promise<FileId> {
    const id = this.demo.chance.id<FileId>('fil');
    const bodyId = this.demo.bodies[this.written.body].id;
    await this.demo.app.get(FileService).add(
      {
        ...{ id, bodyId, place: 'discussions', name: file.name },
        ...{ uploadedBy: this.speakers.id(by), at },
      },
      bytesOf(file),
    );
    return id;
  }

  private reactions({ reactions = {} }: WrittenPost): Partial<Record<Reaction, PersonId[]>> {
    const tallies = Object.entries(reactions).map(([reaction, cities]) => [
      reaction,
      cities.map((city) => this.speakers.id(city)),
    ]);
    return Object.fromEntries(tallies) as Partial<Record<Reaction, PersonId[]>>;
  }
}

/** Discussions of five bodies over two months: one pinned, one closed with its summary, something new for the member. */
export async function seedDiscussions(demo: Demo): Promise<void> {
  for (const written of [...WATER_TALKS, ...OTHER_TALKS]) await new Talk(demo, written).add();
}
