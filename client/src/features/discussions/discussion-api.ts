import { Service, inject } from '@angular/core';
import {
  DiscussionItem,
  DiscussionList,
  DiscussionPage,
  DiscussionRead,
  Post,
  PostVersions,
  discussionPaths,
  type DiscussionDraft,
  type PostEdit,
  type ReplyDraft,
} from '@passerelle/contracts/discussions';
import type { BodyId, DiscussionId } from '@passerelle/contracts/ids';
import type { Reaction } from '@passerelle/contracts/reactions';
import { Api, reading } from '../../platform/http/api';

/** Discussions of a body: reading, writing, moderating. A retry with the same id changes nothing. */
@Service()
export class DiscussionApi {
  private readonly api = inject(Api);

  /** Pinned ones first, then the latest activity; call inside a component. */
  list(body: () => BodyId | undefined) {
    return reading(DiscussionList, () => {
      const id = body();
      return id && discussionPaths.ofBody(id);
    });
  }

  more(body: BodyId, after: string): Promise<DiscussionList> {
    const query = new URLSearchParams({ after });
    return this.api.get(`${discussionPaths.ofBody(body)}?${query}`, DiscussionList);
  }

  start(body: BodyId, draft: DiscussionDraft): Promise<DiscussionItem> {
    return this.api.post(discussionPaths.ofBody(body), draft, DiscussionItem);
  }

  /** Posts from a position on, at most 200. */
  read(id: DiscussionId, from = 1): Promise<DiscussionPage> {
    return this.api.get(`${discussionPaths.one(id)}?from=${from}`, DiscussionPage);
  }

  reply(id: DiscussionId, draft: ReplyDraft): Promise<Post> {
    return this.api.post(discussionPaths.replies(id), draft, Post);
  }

  edit(id: DiscussionId, position: number, edit: PostEdit): Promise<Post> {
    return this.api.patch(discussionPaths.post(id, position), edit, Post);
  }

  versions(id: DiscussionId, position: number): Promise<PostVersions> {
    return this.api.get(discussionPaths.versions(id, position), PostVersions);
  }

  async react(id: DiscussionId, position: number, reaction: Reaction, on: boolean): Promise<void> {
    const path = discussionPaths.reaction(id, position, reaction);
    await (on ? this.api.put(path, {}) : this.api.delete(path));
  }

  markRead(id: DiscussionId, position: number): Promise<DiscussionRead> {
    return this.api.put(discussionPaths.read(id), { position }, DiscussionRead);
  }

  rename(id: DiscussionId, title: string): Promise<void> {
    return this.api.put(discussionPaths.title(id), { title });
  }

  pin(id: DiscussionId, pinned: boolean): Promise<void> {
    return this.api.put(discussionPaths.pin(id), { pinned });
  }

  close(id: DiscussionId, summary: string): Promise<void> {
    return this.api.post(discussionPaths.close(id), { summary });
  }

  reopen(id: DiscussionId): Promise<void> {
    return this.api.post(discussionPaths.reopen(id));
  }
}
