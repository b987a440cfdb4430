import type { SearchHit } from '@passerelle/contracts/search';
import { linkOf } from './search-link';

const hit = (kind: SearchHit['kind'], target: object, over: object = {}) =>
  ({ id: 'x', kind, passage: [], target, ...over }) as SearchHit;

describe('where a hit leads', () => {
  it.each([
    [hit('messages', { bodyId: 'b', channelId: 'c', position: 3 }), '/messages/c?3'],
    [hit('files', { bodyId: 'b', discussionId: 'd', position: 2 }), '/instances/b/discussions/d?2'],
    [hit('positions', { bodyId: 'b', positionId: 'p' }), '/positions/p?'],
    [hit('events', { eventId: 'e', sessionId: 's' }), '/evenements/e/seances/s?'],
    [hit('events', { eventId: 'e' }), '/evenements/e?'],
    [hit('organisations', { organisationId: 'o' }), '/villes/o?'],
    [hit('bodies', { bodyId: 'b' }), '/instances/b?'],
    [hit('people', { personId: 'p' }, { by: { organisation: { id: 'o' } } }), '/villes/o?'],
  ])('%#', (one, address) => {
    const link = linkOf(one);
    expect(`${link?.path.join('/')}?${link?.query?.['message'] ?? ''}`).toBe(address);
  });

  it('is nowhere for a person who acts for nobody', () => {
    expect(linkOf(hit('people', { personId: 'p' }, { by: { name: 'Jules' } }))).toBeUndefined();
  });
});
