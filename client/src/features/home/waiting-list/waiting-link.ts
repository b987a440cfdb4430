import type { WaitingItem } from '@passerelle/contracts/home';

/** Where a thing that waits is done: an address and what goes behind the question mark. */
export interface WaitingLink {
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, number>>;
}

/** The most precise thing that is named says which screen. */
export function linkOf(item: WaitingItem): WaitingLink {
  const { kind, bodyId, target } = item;
  const { discussionId, channelId, positionId, eventId, sessionId, position } = target;
  const query = position === undefined ? undefined : { message: position };
  if (kind === 'meeting-to-confirm' || kind === 'action-to-do') return meetingLink(item);
  if (kind === 'seat-request-to-decide') return { path: ['/instances', 'sieges'] };
  if (discussionId && bodyId)
    return { path: ['/instances', bodyId, 'discussions', discussionId], ...(query && { query }) };
  if (channelId) return { path: ['/messages', channelId], ...(query && { query }) };
  if (positionId) return { path: ['/positions', positionId, positionTab(target)] };
  if (eventId && sessionId) return { path: ['/evenements', eventId, 'seances', sessionId] };
  if (eventId) return { path: ['/evenements', eventId] };
  return { path: bodyId ? ['/instances', bodyId, 'discussions'] : ['/'] };
}

function positionTab({ ballotId }: WaitingItem['target']): string {
  return ballotId ? 'votes' : 'amendements';
}

/** The notice to answer, the record that the action stands in, or all actions of the body. */
function meetingLink({ kind, bodyId, target: { meetingId } }: WaitingItem): WaitingLink {
  const meetings = ['/instances', bodyId ?? '', 'reunions'];
  if (!meetingId) return { path: meetings };
  const part = kind === 'action-to-do' ? ['compte-rendu'] : [];
  return { path: [...meetings, meetingId, ...part] };
}
