import { amendmentPaths } from '@passerelle/contracts/amendments';
import { ballotPaths } from '@passerelle/contracts/ballots';
import { discussionPaths } from '@passerelle/contracts/discussions';
import { filePaths } from '@passerelle/contracts/files';
import type {
  BodyId,
  DelegationId,
  DiscussionId,
  EventId,
  FileId,
  RegistrationId,
  SessionId,
  SignUpId,
} from '@passerelle/contracts/ids';
import { notificationPaths, type NotificationList } from '@passerelle/contracts/notifications';
import { positionPaths } from '@passerelle/contracts/positions';
import { idOf } from '@passerelle/test-kit/ids';
import { aBody, aSeat } from '@passerelle/test-kit/network';
import { BodyService } from '../../src/features/bodies/body.service';
import { EventService } from '../../src/features/events/event.service';
import { ProgrammeService } from '../../src/features/events/programme.service';
import { DeliveryService } from '../../src/features/notifications/delivery.service';
import type { World } from '../access/row';
import { ame, bal, CLIMATE, DEADLINE, par, pos, vot } from '../a-position';
import type { Agent } from '../app-for-specs';
import { channelOf, messageId, posted } from '../chat-kit';
import { replied, replyDraft, started } from '../discussion-kit';
import { hideDocuments } from './hidden-documents';
import { hideConversation } from './hidden-conversation';
import { hideMeeting } from './hidden-meeting';
import { hideInvitation, hideSuccession } from './hidden-succession';
import { addDevice, aSubscription } from '../push-kit';
import { aSession, aStoredEvent } from '../sample-programme';

/** Begins every word that only the insiders of the hidden things may ever be sent. */
export const CANARY = 'canari';

/** Every canary that was set out, by what it stands in. */
export const canaries = new Set<string>();

export function canary(what: string): string {
  const word = `${CANARY}-${what}-7f3ac1`;
  canaries.add(word);
  return word;
}

/** Id of a hidden thing, by the prefix of its kind. */
export type Hidden = Readonly<Record<string, string>>;

const MEMBERS_EVENT = idOf<EventId>('eve', 1010);
const WORKSHOP = idOf<SessionId>('ses', 1010);

/**
 * One thing of each kind that nobody of the cast may know of but `staff`, who chairs a confidential body of its own:
 * its discussion, file, documents, chat, positions and ballot; a draft event; another person's registration, delegation, news, device and sign-in.
 */
export async function hideThings(world: World): Promise<Hidden> {
  const { spec, cast } = world;
  const body = aBody(3001, canary('body'), { visibility: 'confidential' });
  const seat = aSeat(3001, body, cast.organisations.house, [cast.mandates.staff], {
    office: 'chair',
  });
  await spec.app.get(BodyService).add([body], [seat]);
  const staff = await world.as('staff');
  await hideConversation(world, staff, canary);
  return {
    ...{ bod: body.id, sea: seat.id },
    ...(await talk(staff, body.id)),
    ...(await hideDocuments(staff, body.id, canary)),
    ...(await hideMeeting(world, staff, body.id, canary)),
    ...(await hideSuccession(world, staff)),
    ...(await hideInvitation(world, staff, body.id, canary('invitation'))),
    ...(await texts(staff, body.id, cast.organisations.house.id, seat.id)),
    ...(await events(world, staff)),
    ...(await news(world, staff)),
    sin: await signInOf(staff),
  };
}

async function talk(staff: Agent, bodyId: BodyId): Promise<Hidden> {
  const home = { bodyId, place: 'discussions' } as const;
  const fil = idOf<FileId>('fil', 3001);
  await staff
    .put(filePaths.upload(fil, home))
    .attach('file', Buffer.from(canary('file')), { filename: `${canary('name')}.txt` })
    .expect(200);
  const { id: dis } = await started(staff, bodyId, {
    ...{ id: idOf<DiscussionId>('dis', 3001), title: canary('title'), text: canary('text') },
    fileIds: [fil],
  });
  const { id: rep } = await replied(staff, dis, replyDraft(canary('reply')));
  await staff.put(discussionPaths.reaction(dis, 1, 'agree')).expect(200);
  const { id: cha } = await channelOf(staff, bodyId);
  const { id: msg } = await posted(staff, cha, { id: messageId(), text: canary('message') });
  return { fil, dis, rep, cha, msg };
}

/** A position open to amendments, with one, and another that is being voted on. */
async function texts(
  staff: Agent,
  bodyId: BodyId,
  organisationId: string,
  seatId: string,
): Promise<Hidden> {
  const draft = (n: number) => ({
    ...{ id: pos(n), kind: 'motion', bodyId, title: canary('position') },
    ...{ language: 'fr', themes: [], sdgs: [] },
    text: { ...CLIMATE, recitals: [{ id: par(1), text: canary('recital') }] },
  });
  const opening = { revision: 0, deadline: DEADLINE };
  for (const n of [3001, 3002]) {
    await staff.post(positionPaths.list()).send(draft(n)).expect(201);
    await staff
      .post(positionPaths.open(pos(n)))
      .send(opening)
      .expect(200);
  }
  const change = { kind: 'delete', target: par(1), baseText: canary('recital') };
  const amendment = { id: ame(3001), change, baseRevision: 0, organisationId };
  await staff
    .post(amendmentPaths.ofPosition(pos(3001)))
    .send({ ...amendment, statement: canary('statement') })
    .expect(201);
  await staff.post(positionPaths.closeToAmendments(pos(3002))).expect(200);
  await staff.post(positionPaths.startVoting(pos(3002))).expect(200);
  await staff
    .post(ballotPaths.ofPosition(pos(3002)))
    .send({ id: bal(3001) })
    .expect(201);
  const vote = { id: vot(3001), seatId, choice: 'for' };
  await staff
    .post(ballotPaths.votes(bal(3001)))
    .send(vote)
    .expect(201);
  return { pos: pos(3001), ame: ame(3001), bal: bal(3001), vot: vot(3001) };
}

async function events({ spec, cast }: World, staff: Agent): Promise<Hidden> {
  const eve = idOf<EventId>('eve', 3001);
  const session = aSession(3001, eve, { title: { fr: canary('session') }, capacity: 5 });
  const name = { fr: canary('event') };
  await spec.app.get(EventService).add([aStoredEvent(eve, { status: 'draft', name })]);
  const sessions = { rooms: [], tracks: [], speakers: [], sessions: [session] };
  await spec.app.get(ProgrammeService).add({ id: eve }, sessions);
  const reg = idOf<RegistrationId>('reg', 3001);
  const path = `/api/events/${MEMBERS_EVENT}`;
  await staff.post(`${path}/registrations`).send({ id: reg }).expect(201);
  const sgn = idOf<SignUpId>('sgn', 3001);
  await staff.post(`${path}/sessions/${WORKSHOP}/sign-ups`).send({ id: sgn }).expect(201);
  const del = idOf<DelegationId>('del', 3001);
  const guest = {
    givenName: canary('guest'),
    familyName: 'Une',
    email: `${canary('address')}@example.org`,
  };
  const member = {
    registrationId: idOf<RegistrationId>('reg', 3002),
    ...{ attendee: { kind: 'guest', guest }, role: 'head-of-delegation' },
  };
  const delegation = { id: del, organisationId: cast.organisations.house.id, members: [member] };
  await staff.post(`${path}/delegations`).send(delegation).expect(201);
  return { eve, ses: session.id, reg, sgn, del };
}

/** What only staff has heard of, and the device on which they hear. */
async function news({ spec, cast }: World, staff: Agent): Promise<Hidden> {
  await spec.app.get(DeliveryService).deliverOwn([cast.people.staff.id], undefined, {
    ...{ key: 'hidden', kind: 'place-given', at: spec.clock.instant() },
    ...{ subject: { fr: canary('news') }, target: { eventId: MEMBERS_EVENT } },
  });
  const { body } = await staff.get(notificationPaths.list()).expect(200);
  const [notification] = (body as NotificationList).items;
  return { not: notification!.id, psh: await addDevice(staff, aSubscription('hidden')) };
}

async function signInOf(agent: Agent): Promise<string> {
  const { body } = await agent.get('/api/accounts/sign-ins').expect(200);
  return (body as { id: string; current: boolean }[]).find((one) => one.current)!.id;
}
