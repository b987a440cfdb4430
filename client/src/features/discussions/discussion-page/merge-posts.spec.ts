import type { DiscussionPage, Post } from '@passerelle/contracts/discussions';
import { newId } from '../../../platform/ids/new-id';
import { withPost, withRest } from './merge-posts';

const author = { id: newId('per'), name: 'Awa Diop' };
const at = '2026-11-20T09:00:00.000Z';
const post = (position: number, version = 1): Post => ({
  ...{ id: newId('rep'), position, author, at, version },
  ...{ text: `texte ${position}.${version}`, mentions: [], files: [], reactions: [] },
});
const page = (count: number, more = false): DiscussionPage => ({
  ...{ id: newId('dis'), bodyId: newId('bod'), title: 'Puits', author, at, more },
  ...{ pinned: false, closed: false, replyCount: count - 1, unread: 0, mentions: 0 },
  lastActivity: { at, by: author },
  posts: Array.from({ length: count }, (_, index) => post(index + 1)),
  mine: { read: 1, mayReply: true, mayModerate: false },
});
const texts = ({ posts }: DiscussionPage) => posts.map(({ text }) => text);

describe('a post that arrives', () => {
  it('stands at the end when it is the next one', () => {
    const merged = withPost(page(2), post(3))!;
    expect(texts(merged)).toEqual(['texte 1.1', 'texte 2.1', 'texte 3.1']);
    expect(merged.replyCount).toBe(2);
  });

  it('is not shown twice when answer and fact both bring it', () => {
    const once = withPost(page(2), post(3))!;
    expect(withPost(once, post(3))!.posts).toHaveLength(3);
  });

  it('waits until those before it were read', () => {
    expect(withPost(page(2), post(5))).toBeUndefined();
  });

  it('is not put after a stretch that is not read to its end', () => {
    expect(withPost(page(2, true), post(9))!.posts).toHaveLength(2);
  });

  it('replaces its older version and never a newer one', () => {
    const edited = withPost(page(2), post(2, 3))!;
    expect(texts(edited)).toEqual(['texte 1.1', 'texte 2.3']);
    expect(texts(withPost(edited, post(2, 2))!)).toEqual(['texte 1.1', 'texte 2.3']);
  });
});

it('joins the stretch that follows and keeps what was read before the page was opened', () => {
  const next = { ...page(0), posts: [post(2), post(3)], mine: { ...page(0).mine, read: 3 } };
  const whole = withRest(page(2, true), next);
  expect(whole.posts.map(({ position }) => position)).toEqual([1, 2, 3]);
  expect(whole.mine.read).toBe(1);
  expect(whole.more).toBe(false);
});
