import { Injectable } from '@nestjs/common';
import type { Body } from '@passerelle/contracts/bodies';
import type { FollowUp, FollowUpList, FollowUpQuery } from '@passerelle/contracts/follow-ups';
import type { BodyId } from '@passerelle/contracts/ids';
import { mayInBody } from '@passerelle/rules/bodies/rights';
import { Refusal } from '../../platform/errors/refusal';
import type { Caller } from '../../platform/permissions/caller';
import { BodyService } from '../bodies/body.service';
import { ActionRepository } from './action.repository';
import { DecisionRepository } from './decision.repository';
import { MeetingAccess } from './meeting.access';
import { MeetingRepository } from './meeting.repository';

/** What came of the messages of a channel or the posts of a discussion. */
@Injectable()
export class FollowUpService {
  constructor(
    private readonly access: MeetingAccess,
    private readonly bodies: BodyService,
    private readonly meetings: MeetingRepository,
    private readonly decisions: DecisionRepository,
    private readonly actions: ActionRepository,
  ) {}

  /** Only what the caller reads on both sides: the message's place, and the meetings of the body. */
  async list(
    caller: Caller | undefined,
    bodyId: BodyId,
    query: FollowUpQuery,
  ): Promise<FollowUpList> {
    const body = await this.bodies.require(caller, 'meetings:read', bodyId);
    const source = query.channelId ? 'chat:read' : 'discussions:read';
    if (!mayInBody(caller?.standing, source, body)) throw new Refusal('request/not-found');
    if (!query.channelId && !query.discussionId) return [];
    const [meetings, decisions, actions] = await Promise.all([
      this.agendaItems(caller, body, query),
      this.decisions.followingUp(bodyId, query),
      this.actions.followingUp(bodyId, query),
    ]);
    return [
      ...meetings,
      ...decisions.map(({ id, source, meetingId, text }) => ({
        ...{ id, meetingId, kind: 'decision' as const, number: source!.number },
        title: text.slice(0, 200),
      })),
      ...actions.map(({ id, source, meetingId, title }) => ({
        ...{ id, title, kind: 'action' as const, number: source!.number },
        ...(meetingId && { meetingId }),
      })),
    ];
  }

  private async agendaItems(
    caller: Caller | undefined,
    body: Body,
    query: FollowUpQuery,
  ): Promise<FollowUp[]> {
    const place = query.channelId ?? query.discussionId;
    const meetings = (await this.meetings.followingUp(body.id, query)).filter((meeting) =>
      this.access.known(caller, meeting, body),
    );
    return meetings.flatMap(({ id: meetingId, agenda }) =>
      agenda.flatMap(({ id, title, source }): FollowUp[] => {
        const of = source?.kind === 'message' ? source.channelId : source?.discussionId;
        if (!source || of !== place) return [];
        return [{ id, title, meetingId, kind: 'agenda-item', number: source.number }];
      }),
    );
  }
}
