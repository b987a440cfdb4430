import type { Source } from '@passerelle/contracts/follow-ups';
import type { BodyId } from '@passerelle/contracts/ids';

/** Where the message or post stands that something came from. */
export function sourceLink(bodyId: BodyId, source: Source) {
  const query = { message: source.number };
  return source.kind === 'message'
    ? { path: ['/messages', source.channelId], query }
    : { path: ['/instances', bodyId, 'discussions', source.discussionId], query };
}
