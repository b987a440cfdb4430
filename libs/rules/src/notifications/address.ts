import type { WaitingTarget } from '@passerelle/contracts/home';
import type { BodyId } from '@passerelle/contracts/ids';

/** The page of the product where something is read or done; the most precise id that is there says which. */
export function addressOf(bodyId: BodyId | undefined, target: WaitingTarget): string {
  const { discussionId, channelId, positionId, ballotId, eventId, sessionId, position } = target;
  const message = position === undefined ? '' : `?message=${position}`;
  if (discussionId && bodyId) return `/instances/${bodyId}/discussions/${discussionId}${message}`;
  if (channelId) return `/messages/${channelId}${message}`;
  if (positionId) return `/positions/${positionId}/${ballotId ? 'votes' : 'amendements'}`;
  if (eventId) return `/evenements/${eventId}${sessionId ? `/seances/${sessionId}` : ''}`;
  return bodyId ? `/instances/${bodyId}/discussions` : '/';
}
