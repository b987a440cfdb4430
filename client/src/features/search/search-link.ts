import type { SearchHit } from '@passerelle/contracts/search';

/** Where a hit is read: an address and what goes behind the question mark. */
export interface HitLink {
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, number>>;
}

/** A file is read where it was given; a person at the city for which they act. */
export function linkOf({ kind, target, by }: SearchHit): HitLink | undefined {
  const { discussionId, documentId, bodyId, channelId, positionId, eventId, sessionId, position } =
    target;
  const query = position === undefined ? undefined : { message: position };
  if (kind === 'people') return by?.organisation && { path: ['/villes', by.organisation.id] };
  if (target.organisationId) return { path: ['/villes', target.organisationId] };
  if (discussionId && bodyId)
    return { path: ['/instances', bodyId, 'discussions', discussionId], ...(query && { query }) };
  if (documentId && bodyId) return { path: ['/instances', bodyId, 'documents', documentId] };
  if (channelId) return { path: ['/messages', channelId], ...(query && { query }) };
  if (positionId) return { path: ['/positions', positionId] };
  if (eventId && sessionId) return { path: ['/evenements', eventId, 'seances', sessionId] };
  if (eventId) return { path: ['/evenements', eventId] };
  return bodyId && { path: ['/instances', bodyId] };
}
