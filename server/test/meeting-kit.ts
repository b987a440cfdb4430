import type { Floor } from '@passerelle/contracts/floor';
import type {
  ActionId,
  AgendaItemId,
  AttendanceEntryId,
  BodyId,
  DecisionId,
  FloorRequestId,
  MeetingId,
} from '@passerelle/contracts/ids';
import { meetingPaths, type MeetingPage } from '@passerelle/contracts/meetings';
import { idOf } from '@passerelle/test-kit/ids';
import type { Agent } from './app-for-specs';

const FIRST = 9000;
let next = FIRST;

/** The same ids again, for another network of the same process: two of them can be compared. */
export function numberMeetingsAnew(): void {
  next = FIRST;
}

export const meetingIds = {
  meeting: () => idOf<MeetingId>('mee', next++),
  item: () => idOf<AgendaItemId>('agi', next++),
  line: () => idOf<AttendanceEntryId>('ate', next++),
  request: () => idOf<FloorRequestId>('flo', next++),
  decision: () => idOf<DecisionId>('dec', next++),
  action: () => idOf<ActionId>('act', next++),
};

export const HOUR = 3_600_000;

/** A meeting of three hours that began `ago` milliseconds before `now`. */
export const meetingDraft = (now: Date, ago = 0, over: object = {}) => ({
  id: meetingIds.meeting(),
  title: 'Réunion de la commission',
  kind: 'hybrid' as const,
  place: 'Hôtel de ville',
  link: 'https://visio.example.org/eau',
  zone: 'Africa/Dakar',
  start: new Date(now.getTime() - ago).toISOString(),
  end: new Date(now.getTime() - ago + 3 * HOUR).toISOString(),
  ...over,
});

export const itemDraft = (title: string, over: object = {}) => ({
  id: meetingIds.item(),
  title,
  kind: 'discussion' as const,
  minutes: 30,
  ...over,
});

export async function drafted(agent: Agent, bodyId: BodyId, draft: object): Promise<MeetingId> {
  const { body } = await agent.post(meetingPaths.ofBody(bodyId)).send(draft).expect(201);
  return (body as { id: MeetingId }).id;
}

/** A drafted meeting with one agenda item, moved on to `state`. */
export async function meetingIn(
  agent: Agent,
  bodyId: BodyId,
  draft: object,
  state: 'convened' | 'open' | 'closed',
): Promise<MeetingId> {
  const id = await drafted(agent, bodyId, draft);
  await agent.post(meetingPaths.agenda(id)).send(itemDraft('Ouverture')).expect(204);
  for (const one of ['convened', 'open', 'closed'] as const) {
    await agent.put(meetingPaths.state(id)).send({ state: one }).expect(204);
    if (one === state) break;
  }
  return id;
}

export async function meetingOf(agent: Agent, id: MeetingId): Promise<MeetingPage> {
  return (await agent.get(meetingPaths.one(id)).expect(200)).body as MeetingPage;
}

export async function floorOf(agent: Agent, id: MeetingId): Promise<Floor> {
  return (await agent.get(meetingPaths.floor(id)).expect(200)).body as Floor;
}
