import { Service, inject } from '@angular/core';
import { Attendance, type AttendanceDraft } from '@passerelle/contracts/attendance';
import {
  Action,
  ActionList,
  MeetingRecordPage,
  type ActionChange,
  type ActionDraft,
  type DecisionChange,
  type DecisionDraft,
} from '@passerelle/contracts/decisions';
import { Floor, type FloorChange, type FloorDraft } from '@passerelle/contracts/floor';
import type {
  ActionId,
  AgendaItemId,
  BodyId,
  DecisionId,
  FloorRequestId,
  MeetingId,
} from '@passerelle/contracts/ids';
import {
  MeetingCard,
  MeetingList,
  MeetingPage,
  Minutes,
  meetingPaths,
  type AgendaItem,
  type AgendaItemChange,
  type MeetingDraft,
  type NoticeChange,
  type ReplyChange,
  type StateChange,
} from '@passerelle/contracts/meetings';
import { Api, reading } from '../../platform/http/api';

type Which = () => MeetingId | undefined;

/** Meetings of a body: before, while and after they sit. Reads are called inside a component. */
@Service()
export class MeetingApi {
  private readonly api = inject(Api);

  list(body: () => BodyId | undefined) {
    return reading(MeetingList, () => body() && meetingPaths.ofBody(body()!));
  }

  meetings(body: BodyId): Promise<MeetingList> {
    return this.api.get(meetingPaths.ofBody(body), MeetingList);
  }

  actions(body: () => BodyId | undefined) {
    return reading(ActionList, () => body() && meetingPaths.actions(body()!));
  }

  one(meeting: Which) {
    return reading(MeetingPage, () => meeting() && meetingPaths.one(meeting()!));
  }

  attendance(meeting: Which) {
    return reading(Attendance, () => meeting() && meetingPaths.attendance(meeting()!));
  }

  floor(meeting: Which) {
    return reading(Floor, () => meeting() && meetingPaths.floor(meeting()!));
  }

  record(meeting: Which) {
    return reading(MeetingRecordPage, () => meeting() && meetingPaths.record(meeting()!));
  }

  minutes(meeting: Which) {
    return reading(Minutes, () => meeting() && meetingPaths.minutes(meeting()!));
  }

  draft(body: BodyId, draft: MeetingDraft): Promise<MeetingCard> {
    return this.api.post(meetingPaths.ofBody(body), draft, MeetingCard);
  }

  changeNotice(id: MeetingId, change: NoticeChange): Promise<void> {
    return this.api.put(meetingPaths.one(id), change);
  }

  move(id: MeetingId, state: StateChange['state']): Promise<void> {
    return this.api.put(meetingPaths.state(id), { state });
  }

  reply(id: MeetingId, reply: ReplyChange): Promise<void> {
    return this.api.put(meetingPaths.reply(id), reply);
  }

  addItem(id: MeetingId, item: AgendaItem): Promise<void> {
    return this.api.post(meetingPaths.agenda(id), item);
  }

  editItem(id: MeetingId, itemId: AgendaItemId, change: AgendaItemChange): Promise<void> {
    return this.api.put(meetingPaths.agendaItem(id, itemId), change);
  }

  moveItem(id: MeetingId, itemId: AgendaItemId, index: number): Promise<void> {
    return this.api.put(meetingPaths.agendaPlace(id, itemId), { index });
  }

  removeItem(id: MeetingId, itemId: AgendaItemId): Promise<void> {
    return this.api.delete(meetingPaths.agendaItem(id, itemId));
  }

  sign(id: MeetingId, line: AttendanceDraft, signed: boolean): Promise<void> {
    const path = signed ? meetingPaths.attendance(id) : meetingPaths.undoAttendance(id);
    return this.api.post(path, line);
  }

  ask(id: MeetingId, draft: FloorDraft): Promise<Floor> {
    return this.api.post(meetingPaths.floorRequests(id), draft, Floor);
  }

  moveRequest(id: MeetingId, requestId: FloorRequestId, change: FloorChange): Promise<Floor> {
    return this.api.put(meetingPaths.floorRequest(id, requestId), change, Floor);
  }

  floorRule(id: MeetingId, firstTimersFirst: boolean): Promise<Floor> {
    return this.api.put(meetingPaths.floorRule(id), { firstTimersFirst }, Floor);
  }

  decide(id: MeetingId, draft: DecisionDraft): Promise<void> {
    return this.api.post(meetingPaths.decisions(id), draft);
  }

  correct(id: MeetingId, decisionId: DecisionId, change: DecisionChange): Promise<void> {
    return this.api.put(meetingPaths.decision(id, decisionId), change);
  }

  addAction(body: BodyId, draft: ActionDraft): Promise<Action> {
    return this.api.post(meetingPaths.actions(body), draft, Action);
  }

  changeAction(id: ActionId, change: ActionChange): Promise<Action> {
    return this.api.put(meetingPaths.action(id), change, Action);
  }

  approve(id: MeetingId, meetingId: MeetingId): Promise<void> {
    return this.api.post(meetingPaths.approval(id), { meetingId });
  }
}
