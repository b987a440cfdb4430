import type { DiscussionPage, Post } from '@passerelle/contracts/discussions';

/**
 * The page with one post as it is now. Undefined when posts before it are missing here: they have to be read first.
 * What lies beyond the last stretch that was read is left for later.
 */
export function withPost(page: DiscussionPage, post: Post): DiscussionPage | undefined {
  const last = page.posts.at(-1)?.position ?? 0;
  if (post.position <= last) {
    const posts = page.posts.map((each) =>
      each.position === post.position ? newer(each, post) : each,
    );
    return { ...page, posts };
  }
  if (page.more) return { ...page, replyCount: Math.max(page.replyCount, post.position - 1) };
  if (post.position > last + 1) return undefined;
  const replyCount = Math.max(page.replyCount, post.position - 1);
  return { ...page, replyCount, posts: [...page.posts, post] };
}

/** The page with the stretch that follows it. */
export function withRest(page: DiscussionPage, next: DiscussionPage): DiscussionPage {
  const last = page.posts.at(-1)?.position ?? 0;
  const posts = [...page.posts, ...next.posts.filter((post) => post.position > last)];
  return { ...next, posts, mine: { ...next.mine, read: page.mine.read } };
}

/** An older version never replaces a newer one, in whatever order they arrive. */
function newer(here: Post, told: Post): Post {
  return told.version >= here.version ? told : here;
}
