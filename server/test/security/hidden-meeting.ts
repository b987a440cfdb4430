import { meetingPaths } from '@passerelle/contracts/meetings';
import type { BodyId } from '@passerelle/contracts/ids';
import type { World } from '../access/row';
import type { Agent } from '../app-for-specs';
import { itemDraft, meetingDraft, meetingIds, meetingIn } from '../meeting-kit';

/** A meeting of a confidential body that sits, with one of everything that belongs to it. */
export async function hideMeeting(
  { spec, cast }: World,
  staff: Agent,
  bodyId: BodyId,
  canary: (what: string) => string,
): Promise<Record<string, string>> {
  const over = { title: canary('meeting'), place: canary('place') };
  const draft = meetingDraft(spec.clock.now(), 0, over);
  const mee = await meetingIn(staff, bodyId, draft, 'open');
  const item = itemDraft(canary('item'));
  await staff.post(meetingPaths.agenda(mee)).send(item).expect(204);
  const decision = { id: meetingIds.decision(), text: canary('decision') };
  await staff.post(meetingPaths.decisions(mee)).send(decision).expect(204);
  const personId = cast.people.staff.id;
  const action = { id: meetingIds.action(), title: canary('action'), meetingId: mee, personId };
  await staff.post(meetingPaths.actions(bodyId)).send(action).expect(201);
  const request = { id: meetingIds.request() };
  await staff.post(meetingPaths.floorRequests(mee)).send(request).expect(201);
  const { body } = await staff.get(meetingPaths.attendance(mee)).expect(200);
  const halfDay = (body as { current: string }).current;
  const line = { id: meetingIds.line(), personId, halfDay };
  await staff.post(meetingPaths.attendance(mee)).send(line).expect(204);
  const made = { agi: item.id, dec: decision.id, act: action.id, flo: request.id, ate: line.id };
  return { mee, ...made };
}
