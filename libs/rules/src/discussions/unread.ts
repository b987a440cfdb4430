/**
 * Posts that are unread: positions are 1, 2, 3 … without a gap and reading goes from the oldest to the newest,
 * so the difference counts them. A reader who is ahead (a copy that is newer than the count) has nothing unread.
 */
export function unreadPosts(lastPosition: number, read: number): number {
  return Math.max(0, lastPosition - read);
}
