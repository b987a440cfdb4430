import { chatPaths } from '@passerelle/contracts/chat';
import { directPaths } from '@passerelle/contracts/chat-direct';
import type { ChannelId, MessageId } from '@passerelle/contracts/ids';
import { idOf } from '@passerelle/test-kit/ids';
import { channelOf, posted } from '../chat-kit';
import { opened } from '../direct-kit';
import { ACCOUNTS, CALLERS, MEMBERS, type CallerKind, type Row, type World } from './row';

/** The commission's chat is for its seats, whatever its visibility: neither the secretariat nor the administrator. */
const SEATED: readonly CallerKind[] = ['observer', 'member', 'chair'];
const VOICES: readonly CallerKind[] = ['member', 'chair'];

const channelId = (n: number) => idOf<ChannelId>('cha', n);
const messageId = (n: number) => idOf<MessageId>('msg', n);
const channel = ({ things }: World) => things['channel'] as ChannelId;
const message = ({ things }: World) => things['message'] as MessageId;
const own = (kind: CallerKind) => messageId(2001 + CALLERS.indexOf(kind));

export async function furnishChat({ as, cast, things }: World): Promise<void> {
  const member = await as('member');
  const { id } = await channelOf(member, cast.bodies.commission.id);
  const { id: first } = await posted(member, id, { id: messageId(2000), text: 'Bonjour' });
  things['channel'] = id;
  things['message'] = first;
  const group = [cast.people.chair, cast.people.observer];
  things['group of people'] = (
    await opened(member, group, { id: channelId(2100), name: 'Trois villes' })
  ).id;
}

/** Conversations of people: members open them, and only those who are in one may leave it. */
const DIRECT_ROWS: readonly Row[] = [
  { handler: 'GET /api/chat/addressees', allowed: MEMBERS },
  {
    handler: 'POST /api/chat/direct-channels',
    allowed: MEMBERS,
    payload: ({ cast }, kind) => ({
      ...{
        id: channelId(2101 + CALLERS.indexOf(kind)),
        people: [cast.people.rapporteur.id, cast.people.deputy.id],
      },
      name: 'Préparation',
    }),
  },
  {
    handler: 'DELETE /api/chat/channels/:channelId/membership',
    allowed: SEATED,
    path: ({ things }) => directPaths.membership(things['group of people'] as ChannelId),
  },
];

export const CHAT_ROWS: readonly Row[] = [
  ...DIRECT_ROWS,
  { handler: 'GET /api/chat/channels', allowed: ACCOUNTS },
  {
    handler: 'GET /api/chat/channels/:channelId',
    allowed: SEATED,
    path: (world) => chatPaths.channel(channel(world)),
  },
  {
    handler: 'PUT /api/chat/channels/:channelId/read',
    allowed: SEATED,
    path: (world) => chatPaths.read(channel(world)),
    payload: () => ({ number: 1, generation: 0 }),
  },
  {
    handler: 'PUT /api/chat/channels/:channelId/unread',
    allowed: SEATED,
    path: (world) => chatPaths.unread(channel(world)),
    payload: () => ({ from: 1 }),
  },
  {
    handler: 'GET /api/chat/channels/:channelId/messages',
    allowed: SEATED,
    path: (world) => chatPaths.messages(channel(world)),
  },
  {
    handler: 'POST /api/chat/channels/:channelId/messages',
    allowed: VOICES,
    path: (world) => chatPaths.messages(channel(world)),
    payload: (_world, kind) => ({ id: own(kind), text: kind }),
  },
  {
    handler: 'PATCH /api/chat/channels/:channelId/messages/:messageId',
    // One's own: the message is the member's.
    allowed: ['member'],
    path: (world) => chatPaths.message(channel(world), message(world)),
    payload: () => ({ version: 1, text: 'Bonsoir' }),
  },
  {
    handler: 'GET /api/chat/channels/:channelId/messages/:messageId/versions',
    allowed: SEATED,
    path: (world) => chatPaths.versions(channel(world), message(world)),
  },
  {
    handler: 'PUT /api/chat/channels/:channelId/messages/:messageId/reactions/:reaction',
    allowed: VOICES,
    path: (world) => chatPaths.reaction(channel(world), message(world), 'agree'),
  },
  {
    handler: 'DELETE /api/chat/channels/:channelId/messages/:messageId/reactions/:reaction',
    allowed: VOICES,
    path: (world) => chatPaths.reaction(channel(world), message(world), 'agree'),
  },
  {
    handler: 'GET /api/chat/channels/:channelId/pins',
    allowed: SEATED,
    path: (world) => chatPaths.pins(channel(world)),
  },
  ...(['PUT', 'DELETE'] as const).map((verb): Row => ({
    handler: `${verb} /api/chat/channels/:channelId/messages/:messageId/pin`,
    allowed: ['chair'],
    path: (world) => chatPaths.pin(channel(world), message(world)),
  })),
  {
    handler: 'DELETE /api/chat/channels/:channelId/messages/:messageId',
    // Its author, and whoever moderates.
    allowed: VOICES,
    path: (world) => chatPaths.message(channel(world), message(world)),
  },
  {
    handler: 'live chat:post-message',
    allowed: VOICES,
    payload: (world, kind) => ({ channelId: channel(world), id: own(kind), text: kind }),
  },
  {
    handler: 'live chat:typing',
    allowed: VOICES,
    payload: (world) => ({ channelId: channel(world) }),
  },
  {
    handler: 'live chat:presence',
    allowed: SEATED,
    payload: (world) => ({ channelId: channel(world) }),
  },
];
