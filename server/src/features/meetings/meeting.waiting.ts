import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Body } from '@passerelle/contracts/bodies';
import type { WaitingItem } from '@passerelle/contracts/home';
import type { BodyId } from '@passerelle/contracts/ids';
import { isOwn } from '@passerelle/rules/meetings/actions';
import { Clock } from '../../platform/clock/clock';
import type { Caller } from '../../platform/permissions/caller';
import { Waiting, type WaitingSource } from '../../platform/waiting/waiting';
import { BodyService } from '../bodies/body.service';
import { ActionRepository, type StoredAction } from './action.repository';
import { MeetingRepository, type StoredMeeting } from './meeting.repository';
import { ReplyRepository } from './reply.repository';

/** Meetings looked at, the latest first: those to come are among them. */
const LATEST = 100;

/** In the bodies where the caller sits: meetings to answer, and actions that are theirs or their city's. */
@Injectable()
export class MeetingWaiting implements WaitingSource, OnModuleInit {
  constructor(
    private readonly waiting: Waiting,
    private readonly bodies: BodyService,
    private readonly meetings: MeetingRepository,
    private readonly replies: ReplyRepository,
    private readonly actions: ActionRepository,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.waiting.register(this);
  }

  async waitingFor(caller: Caller): Promise<WaitingItem[]> {
    const seated = [...new Set(caller.standing.seats.map((seat) => seat.bodyId))];
    const bodies = await this.bodies.allowed(caller, 'meetings:attend', seated);
    const ids = [...bodies.keys()];
    const [meetings, actions] = await Promise.all([
      this.unanswered(caller, ids),
      this.actions.openIn(ids),
    ]);
    return [
      ...meetings.flatMap((meeting) => toConfirm(meeting, bodies.get(meeting.bodyId))),
      ...actions
        .filter((action) => isOwn(action, caller.standing))
        .flatMap((action) => toDo(action, bodies.get(action.bodyId))),
    ];
  }

  private async unanswered(caller: Caller, ids: readonly BodyId[]): Promise<StoredMeeting[]> {
    const now = Date.parse(this.clock.instant());
    const coming = (await this.meetings.ofBodies(ids, LATEST)).filter(
      ({ state, start }) => state === 'convened' && Date.parse(start) > now,
    );
    const answered = await this.replies.of(
      caller.personId,
      coming.map(({ id }) => id),
    );
    return coming.filter(({ id }) => !answered.has(id));
  }
}

function toConfirm(meeting: StoredMeeting, body: Body | undefined): WaitingItem[] {
  const { id, bodyId, title, start, convenedAt } = meeting;
  if (!body) return [];
  return [
    {
      kind: 'meeting-to-confirm',
      ...{ bodyId, subject: { fr: title }, body: body.name, count: 1, target: { meetingId: id } },
      ...{ since: convenedAt ?? start, due: start },
    },
  ];
}

function toDo(action: StoredAction, body: Body | undefined): WaitingItem[] {
  const { bodyId, title, meetingId, at, due } = action;
  if (!body) return [];
  return [
    {
      kind: 'action-to-do',
      ...{ bodyId, subject: { fr: title }, body: body.name, count: 1, since: at },
      target: meetingId ? { meetingId } : {},
      // Noon in UTC falls on that day in every zone.
      ...(due && { due: `${due}T12:00:00.000Z` }),
    },
  ];
}
