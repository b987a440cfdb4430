import { ACCOUNT_ROWS } from './accounts.rows';
import { EVENT_ROWS, furnishEvents } from './events.rows';
import { CHAT_ROWS, furnishChat } from './chat.rows';
import { DISCUSSION_ROWS, furnishDiscussions } from './discussions.rows';
import { DOCUMENT_ROWS, furnishDocuments } from './documents.rows';
import { FILE_ROWS, furnishFiles } from './files.rows';
import { furnishMeetings, MEETING_ROWS } from './meetings.rows';
import { furnishNetwork, NETWORK_ROWS } from './network.rows';
import { NOTIFICATION_ROWS } from './notifications.rows';
import { furnishPositions, POSITION_ROWS } from './positions.rows';
import { furnishRegistrations, REGISTRATION_ROWS } from './registrations.rows';
import type { Row, World } from './row';

const LIVE_ROWS: readonly Row[] = [
  { handler: 'live live:enter', allowed: [], payload: () => ({ room: 'nowhere:1' }) },
  {
    handler: 'live live:leave',
    allowed: [
      'partner',
      'outsider',
      'former',
      'observer',
      'member',
      'chair',
      'staff',
      'administrator',
    ],
    payload: () => ({ room: 'nowhere:1' }),
  },
];

/** Every handler's policy. Sign-out stands last: it ends the sign-ins that the table uses. */
export const ACCESS_ROWS: readonly Row[] = [
  ...NETWORK_ROWS,
  ...FILE_ROWS,
  ...DOCUMENT_ROWS,
  ...DISCUSSION_ROWS,
  ...CHAT_ROWS,
  ...MEETING_ROWS,
  ...EVENT_ROWS,
  ...REGISTRATION_ROWS,
  ...POSITION_ROWS,
  ...NOTIFICATION_ROWS,
  ...LIVE_ROWS,
  ...ACCOUNT_ROWS,
];

/** Each feature's own things that its rows speak of, put there in order. */
const FURNISHERS: readonly ((world: World) => Promise<void>)[] = [
  furnishNetwork,
  furnishPositions,
  furnishFiles,
  furnishDocuments,
  furnishDiscussions,
  furnishChat,
  furnishMeetings,
  furnishEvents,
  furnishRegistrations,
];

export async function furnishWorld(world: World): Promise<void> {
  for (const furnish of FURNISHERS) await furnish(world);
}
