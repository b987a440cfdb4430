import {
  discussionPaths,
  type DiscussionItem,
  type DiscussionPage,
  type Post,
} from '@passerelle/contracts/discussions';
import type { BodyId, DiscussionId, ReplyId } from '@passerelle/contracts/ids';
import { idOf } from '@passerelle/test-kit/ids';
import type { Agent } from './app-for-specs';

let next = 8000;
export const replyDraft = (text: string, over: object = {}) => ({
  id: idOf<ReplyId>('rep', next++),
  text,
  ...over,
});
export const discussionDraft = (title: string, over: object = {}) => ({
  id: idOf<DiscussionId>('dis', next++),
  title,
  text: `À propos de « ${title} »`,
  ...over,
});

export async function started(
  agent: Agent,
  bodyId: BodyId,
  draft: object,
): Promise<DiscussionItem> {
  const { body } = await agent.post(discussionPaths.ofBody(bodyId)).send(draft).expect(201);
  return body as DiscussionItem;
}

export async function replied(agent: Agent, id: DiscussionId, draft: object): Promise<Post> {
  const { body } = await agent.post(discussionPaths.replies(id)).send(draft).expect(201);
  return body as Post;
}

export async function pageOf(agent: Agent, id: DiscussionId): Promise<DiscussionPage> {
  const { body } = await agent.get(discussionPaths.one(id)).expect(200);
  return body as DiscussionPage;
}
