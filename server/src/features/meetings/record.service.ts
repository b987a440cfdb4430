import { Injectable } from '@nestjs/common';
import type {
  Decision,
  DecisionChange,
  DecisionDraft,
  MeetingRecordPage,
} from '@passerelle/contracts/decisions';
import type { Body } from '@passerelle/contracts/bodies';
import type { DecisionId, MeetingId } from '@passerelle/contracts/ids';
import { RECORDED } from '@passerelle/rules/meetings/states';
import { Clock } from '../../platform/clock/clock';
import { Refusal } from '../../platform/errors/refusal';
import { DomainEvents } from '../../platform/events/domain-events';
import type { Caller } from '../../platform/permissions/caller';
import { ActionRepository } from './action.repository';
import { ActionService } from './action.service';
import { DecisionRepository, type StoredDecision } from './decision.repository';
import { MeetingAccess } from './meeting.access';
import { shownSource } from './meeting-cards';
import { MeetingChanged } from './meeting.events';
import type { StoredMeeting } from './meeting.repository';
import { Sources } from './sources';

/** The record of decisions of a meeting, and the actions that follow from it. */
@Injectable()
export class RecordService {
  constructor(
    private readonly access: MeetingAccess,
    private readonly decisions: DecisionRepository,
    private readonly actions: ActionRepository,
    private readonly actionService: ActionService,
    private readonly sources: Sources,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  async read(caller: Caller | undefined, id: MeetingId): Promise<MeetingRecordPage> {
    const { meeting, body } = await this.access.require(caller, 'meetings:read', id);
    return this.page(caller, meeting, body);
  }

  async page(
    caller: Caller | undefined,
    { id }: StoredMeeting,
    body: Body,
  ): Promise<MeetingRecordPage> {
    const [decisions, actions] = await Promise.all([
      this.decisions.ofMeeting(id),
      this.actions.ofMeeting(id),
    ]);
    return {
      decisions: decisions.map((decision) => shown(caller, body, decision)),
      actions: await this.actionService.cards(caller, body, actions),
    };
  }

  async decide(caller: Caller, id: MeetingId, draft: DecisionDraft): Promise<void> {
    const { meeting, body } = await this.access.require(caller, 'meetings:manage', id);
    if (draft.source) await this.sources.require(caller, body, draft.source);
    const { agendaItemId } = draft;
    if (agendaItemId && !meeting.agenda.some((item) => item.id === agendaItemId))
      throw new Refusal('request/not-found');
    const [at, by] = [this.clock.instant(), caller.personId];
    const facts = { meetingId: id, bodyId: body.id, at, by, version: 1, formerTexts: [] };
    const command = { meetingId: id, by, draft };
    const taken = await this.decisions.take({ ...draft, ...facts }, command, RECORDED);
    if (!taken) throw new Refusal('meeting/wrong-state');
    if (taken === 'created') await this.tell(caller, meeting);
  }

  async correct(
    caller: Caller,
    id: MeetingId,
    decisionId: DecisionId,
    change: DecisionChange,
  ): Promise<void> {
    const { meeting } = await this.access.require(caller, 'meetings:manage', id);
    if (!RECORDED.includes(meeting.state)) throw new Refusal('meeting/wrong-state');
    const at = this.clock.instant();
    if (!(await this.decisions.change(id, decisionId, change, caller.personId, at)))
      throw new Refusal('request/stale');
    await this.tell(caller, meeting);
  }

  private async tell({ personId }: Caller, { bodyId, id }: StoredMeeting): Promise<void> {
    await this.events.publish(
      new MeetingChanged(this.clock.instant(), personId, bodyId, id, 'record'),
    );
  }
}

function shown(caller: Caller | undefined, body: Body, decision: StoredDecision): Decision {
  const { id, meetingId, number, text, agendaItemId, at, version, source } = decision;
  return {
    ...{ id, meetingId, number, text, at, version },
    ...(agendaItemId && { agendaItemId }),
    ...shownSource(caller, body, source),
  };
}
