import type { WaitingItem } from '@passerelle/contracts/home';
import { newId } from '../../../platform/ids/new-id';
import { linkOf } from './waiting-link';

const bodyId = newId('bod');
const [discussionId, channelId, positionId] = [newId('dis'), newId('cha'), newId('pos')];
const item = (target: WaitingItem['target']): WaitingItem => ({
  ...{ kind: 'chat-unread', bodyId, subject: { fr: 'Eau' }, count: 1, target },
  since: '2026-11-20T09:00:00.000Z',
});
const address = (target: WaitingItem['target']) => linkOf(item(target)).path.join('/');

it.each([
  [
    'a vote, to its ballot',
    { positionId, ballotId: newId('bal') },
    `/positions/${positionId}/votes`,
  ],
  ['an amendment, to the amendments', { positionId }, `/positions/${positionId}/amendements`],
  ['a message, to its channel', { channelId }, `/messages/${channelId}`],
  [
    'a reply, to its discussion',
    { discussionId },
    `/instances/${bodyId}/discussions/${discussionId}`,
  ],
  ['several discussions, to the list of their body', {}, `/instances/${bodyId}/discussions`],
])('leads from %s', (_what, target, expected) => {
  expect(address(target)).toBe(expected);
});

it('begins at the message that calls', () => {
  expect(linkOf(item({ channelId, position: 42 })).query).toEqual({ message: 42 });
});
