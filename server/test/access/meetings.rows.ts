import type {
  ActionId,
  AgendaItemId,
  DecisionId,
  FloorRequestId,
  MeetingId,
} from '@passerelle/contracts/ids';
import { meetingPaths } from '@passerelle/contracts/meetings';
import { idOf } from '@passerelle/test-kit/ids';
import { itemDraft, meetingDraft, meetingIds, meetingIn, numberMeetingsAnew } from '../meeting-kit';
import { CALLERS, MEMBERS, type CallerKind, type Row, type World } from './row';

const LEADERS: readonly CallerKind[] = ['chair', 'staff', 'administrator'];
const WRITERS: readonly CallerKind[] = ['member', ...LEADERS];
const SEATS: readonly CallerKind[] = ['observer', 'member', 'chair'];
const INSIDERS: readonly CallerKind[] = [...SEATS, 'staff', 'administrator'];

const meeting = ({ things }: World) => things['meeting'] as MeetingId;
const item = ({ things }: World) => things['agenda-item'] as AgendaItemId;
const number = (kind: CallerKind) => 2101 + CALLERS.indexOf(kind);
const halfDay = ({ things }: World) => things['half-day']!;

/** A meeting that sits, with one item, one decision, one action and somebody who wants to speak. */
export async function furnishMeetings(world: World): Promise<void> {
  const { as, spec, cast, things } = world;
  numberMeetingsAnew();
  const chair = await as('chair');
  const draft = meetingDraft(spec.clock.now());
  const id = await meetingIn(chair, cast.bodies.commission.id, draft, 'open');
  things['meeting'] = id;
  const first = itemDraft('Eau');
  things['agenda-item'] = first.id;
  await chair.post(meetingPaths.agenda(id)).send(first).expect(204);
  const decision = { id: meetingIds.decision(), text: 'Retenu' };
  things['decision'] = decision.id;
  await chair.post(meetingPaths.decisions(id)).send(decision).expect(204);
  const action = {
    ...{ id: meetingIds.action(), title: 'Écrire', meetingId: id },
    personId: cast.people.chair.id,
  };
  things['action'] = action.id;
  await chair.post(meetingPaths.actions(cast.bodies.commission.id)).send(action).expect(201);
  const { body } = await chair.get(meetingPaths.attendance(id)).expect(200);
  things['half-day'] = (body as { current: string }).current;
  const request = { id: meetingIds.request(), personId: cast.people.rapporteur.id };
  things['floor-request'] = request.id;
  await chair.post(meetingPaths.floorRequests(id)).send(request).expect(201);
}

const NOTICE_ROWS: readonly Row[] = [
  {
    handler: 'GET /api/bodies/:bodyId/meetings',
    allowed: MEMBERS,
    path: ({ cast }) => meetingPaths.ofBody(cast.bodies.commission.id),
  },
  {
    handler: 'POST /api/bodies/:bodyId/meetings',
    allowed: LEADERS,
    path: ({ cast }) => meetingPaths.ofBody(cast.bodies.commission.id),
    payload: ({ spec }, kind) =>
      meetingDraft(spec.clock.now(), 0, { id: idOf<MeetingId>('mee', number(kind)) }),
  },
  {
    handler: 'GET /api/meetings/:id',
    allowed: MEMBERS,
    path: (world) => meetingPaths.one(meeting(world)),
  },
  {
    handler: 'PUT /api/meetings/:id',
    allowed: LEADERS,
    path: (world) => meetingPaths.one(meeting(world)),
    payload: ({ spec }) => meetingDraft(spec.clock.now(), 0, { id: undefined, revision: 1 }),
  },
  {
    handler: 'PUT /api/meetings/:id/reply',
    allowed: SEATS,
    path: (world) => meetingPaths.reply(meeting(world)),
    payload: () => ({ reply: 'confirmed' }),
  },
  {
    handler: 'PUT /api/meetings/:id/state',
    allowed: LEADERS,
    path: (world) => meetingPaths.state(meeting(world)),
    payload: () => ({ state: 'open' }),
  },
];

const AGENDA_ROWS: readonly Row[] = [
  {
    handler: 'POST /api/meetings/:id/agenda',
    allowed: LEADERS,
    path: (world) => meetingPaths.agenda(meeting(world)),
    payload: (_world, kind) => itemDraft(kind, { id: idOf<AgendaItemId>('agi', number(kind)) }),
  },
  {
    handler: 'PUT /api/meetings/:id/agenda/:itemId',
    allowed: LEADERS,
    path: (world) => meetingPaths.agendaItem(meeting(world), item(world)),
    payload: () => ({ title: 'Eau potable', kind: 'decision', minutes: 20 }),
  },
  {
    handler: 'PUT /api/meetings/:id/agenda/:itemId/place',
    allowed: LEADERS,
    path: (world) => meetingPaths.agendaPlace(meeting(world), item(world)),
    payload: () => ({ index: 0 }),
  },
  {
    handler: 'DELETE /api/meetings/:id/agenda/:itemId',
    allowed: LEADERS,
    path: (world) => meetingPaths.agendaItem(meeting(world), idOf<AgendaItemId>('agi', 2199)),
  },
];

const SITTING_ROWS: readonly Row[] = [
  {
    handler: 'GET /api/meetings/:id/attendance',
    allowed: INSIDERS,
    path: (world) => meetingPaths.attendance(meeting(world)),
  },
  ...(['attendance', 'attendance/undo'] as const).map((path): Row => ({
    handler: `POST /api/meetings/:id/${path}`,
    // For the chair: by herself, and by those who lead.
    allowed: LEADERS,
    path: (world) => `${meetingPaths.one(meeting(world))}/${path}`,
    payload: (world) => ({
      ...{ id: meetingIds.line(), personId: world.cast.people.chair.id },
      halfDay: halfDay(world),
    }),
  })),
  {
    handler: 'GET /api/meetings/:id/floor',
    allowed: INSIDERS,
    path: (world) => meetingPaths.floor(meeting(world)),
  },
  {
    handler: 'POST /api/meetings/:id/floor/requests',
    // Who leads without a seat passes the door and is told that one speaks for a seat.
    allowed: INSIDERS,
    path: (world) => meetingPaths.floorRequests(meeting(world)),
    payload: (_world, kind) => ({ id: idOf<FloorRequestId>('flo', number(kind)) }),
  },
  {
    handler: 'PUT /api/meetings/:id/floor/requests/:requestId',
    allowed: LEADERS,
    path: (world) =>
      meetingPaths.floorRequest(meeting(world), world.things['floor-request'] as FloorRequestId),
    payload: () => ({ state: 'speaking' }),
  },
  {
    handler: 'PUT /api/meetings/:id/floor/rule',
    allowed: LEADERS,
    path: (world) => meetingPaths.floorRule(meeting(world)),
    payload: () => ({ firstTimersFirst: true }),
  },
];

const RECORD_ROWS: readonly Row[] = [
  {
    handler: 'GET /api/meetings/:id/record',
    allowed: MEMBERS,
    path: (world) => meetingPaths.record(meeting(world)),
  },
  {
    handler: 'POST /api/meetings/:id/decisions',
    allowed: LEADERS,
    path: (world) => meetingPaths.decisions(meeting(world)),
    payload: (_world, kind) => ({ id: idOf<DecisionId>('dec', number(kind)), text: kind }),
  },
  {
    handler: 'PUT /api/meetings/:id/decisions/:decisionId',
    allowed: LEADERS,
    path: (world) => meetingPaths.decision(meeting(world), world.things['decision'] as DecisionId),
    payload: () => ({ text: 'Corrigé', version: 1 }),
  },
  {
    handler: 'GET /api/meetings/:id/papers/:paper',
    allowed: INSIDERS,
    path: (world) => meetingPaths.paper(meeting(world), 'attendance'),
  },
  {
    handler: 'GET /api/meetings/:id/meeting.ics',
    allowed: MEMBERS,
    path: (world) => meetingPaths.calendar(meeting(world)),
  },
  {
    handler: 'GET /api/meetings/:id/minutes',
    allowed: MEMBERS,
    path: (world) => meetingPaths.minutes(meeting(world)),
  },
  {
    handler: 'POST /api/meetings/:id/approval',
    allowed: LEADERS,
    path: (world) => meetingPaths.approval(meeting(world)),
    payload: (world) => ({ meetingId: meeting(world) }),
  },
  {
    handler: 'GET /api/bodies/:bodyId/actions',
    allowed: MEMBERS,
    path: ({ cast }) => meetingPaths.actions(cast.bodies.commission.id),
  },
  {
    handler: 'POST /api/bodies/:bodyId/actions',
    allowed: WRITERS,
    path: ({ cast }) => meetingPaths.actions(cast.bodies.commission.id),
    payload: ({ cast }, kind) => ({
      ...{ id: idOf<ActionId>('act', number(kind)), title: kind },
      personId: cast.people.member.id,
    }),
  },
  {
    handler: 'PUT /api/actions/:id',
    allowed: WRITERS,
    path: ({ things }) => meetingPaths.action(things['action'] as ActionId),
    payload: () => ({ state: 'done', version: 1 }),
  },
  {
    handler: 'GET /api/bodies/:bodyId/follow-ups',
    allowed: MEMBERS,
    path: ({ cast }) => meetingPaths.followUps(cast.bodies.commission.id),
  },
];

export const MEETING_ROWS: readonly Row[] = [
  ...NOTICE_ROWS,
  ...AGENDA_ROWS,
  ...SITTING_ROWS,
  ...RECORD_ROWS,
];
