import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { BodyId } from '@passerelle/contracts/ids';
import type { Caller } from '../../platform/permissions/caller';
import type { SearchEntry } from '../../platform/search/search-entry';
import { SearchSources, type SearchSource } from '../../platform/search/search-sources';
import { BodyService } from '../bodies/body.service';
import { FileTextService } from '../files/file-text.service';
import { DiscussionRepository } from './discussion.repository';
import type { PostRecord } from './post.schema';

const keyOf = (id: BodyId) => `discussions:${id}`;

/** The opening of a discussion goes by its title; a reply is found by its words. */
@Injectable()
export class PostSearch implements SearchSource<PostRecord>, OnModuleInit {
  readonly collection = 'posts';
  readonly repeats = [
    { collection: 'discussions', fields: ['title', 'closing'], by: 'discussionId' },
  ] as const;

  constructor(
    private readonly sources: SearchSources,
    private readonly discussions: DiscussionRepository,
    private readonly bodies: BodyService,
    private readonly files: FileTextService,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async entriesOf(posts: readonly PostRecord[]): Promise<SearchEntry[][]> {
    const ids = [...new Set(posts.map(({ discussionId }) => discussionId))];
    const found = await Promise.all(ids.map((id) => this.discussions.one(id)));
    const discussions = new Map(found.flatMap((one) => (one ? [[one.id, one] as const] : [])));
    const files = await this.files.read(posts.flatMap(({ fileIds }) => fileIds));
    return posts.map(({ _id, discussionId, position, authorId, at, text, fileIds }) => {
      const discussion = discussions.get(discussionId);
      if (!discussion) return [];
      const { bodyId, title, closing } = discussion;
      const attached = fileIds.flatMap((id) => files.get(id) ?? []);
      const common = {
        ...{ audience: keyOf(bodyId), by: authorId, place: bodyId, at },
        ...{ hasFile: attached.length > 0, target: { bodyId, discussionId, position } },
      };
      const words = [text, ...attached.map(({ name }) => name)];
      if (position === 1 && closing) words.push(closing.summary);
      const post = { ...common, id: _id, kind: 'discussions' as const, text: words.join('\n') };
      return [
        { ...post, title: { fr: title } },
        ...attached.map((file) => ({
          ...common,
          ...{ id: `${file.id}/${_id}`, kind: 'files' as const },
          ...{ title: { fr: file.name }, text: file.text },
          target: { ...common.target, fileId: file.id },
        })),
      ];
    });
  }

  async keysOf(caller: Caller): Promise<string[]> {
    return (await this.bodies.allowedAnywhere(caller, 'discussions:read')).map(keyOf);
  }
}
