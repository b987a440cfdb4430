import { Injectable } from '@nestjs/common';
import type { Body } from '@passerelle/contracts/bodies';
import type { BodyId, MeetingId } from '@passerelle/contracts/ids';
import type {
  MeetingCard,
  MeetingDraft,
  MeetingList,
  MeetingPage,
  MeetingState,
  NoticeChange,
  ReplyChange,
} from '@passerelle/contracts/meetings';
import { mayInBody } from '@passerelle/rules/bodies/rights';
import { CHANGEABLE, statesBefore } from '@passerelle/rules/meetings/states';
import { Clock } from '../../platform/clock/clock';
import { Refusal } from '../../platform/errors/refusal';
import { DomainEvents } from '../../platform/events/domain-events';
import type { Caller } from '../../platform/permissions/caller';
import { BodyService } from '../bodies/body.service';
import { ConveningService } from './convening.service';
import { MeetingAccess } from './meeting.access';
import { MeetingCards } from './meeting-cards';
import { MeetingChanged, MeetingMoved } from './meeting.events';
import { MeetingRepository, type StoredMeeting } from './meeting.repository';
import { ReplyRepository } from './reply.repository';

/** Older meetings of a body are found by search. */
const MOST = 300;

const FRESH = { agenda: [], floor: [], firstTimersFirst: false, decisionCount: 0, revision: 1 };

@Injectable()
export class MeetingService {
  constructor(
    private readonly access: MeetingAccess,
    private readonly bodies: BodyService,
    private readonly meetings: MeetingRepository,
    private readonly replies: ReplyRepository,
    private readonly convening: ConveningService,
    private readonly cards: MeetingCards,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  async list(caller: Caller | undefined, bodyId: BodyId): Promise<MeetingList> {
    const body = await this.bodies.require(caller, 'meetings:read', bodyId);
    const found = (await this.meetings.ofBodies([bodyId], MOST)).filter((meeting) =>
      this.access.known(caller, meeting, body),
    );
    return {
      meetings: await this.cards.cards(caller, found),
      mine: {
        mayManage: mayInBody(caller?.standing, 'meetings:manage', body),
        maySit: mayInBody(caller?.standing, 'meetings:attend', body),
      },
    };
  }

  async read(caller: Caller | undefined, id: MeetingId): Promise<MeetingPage> {
    const { meeting, body } = await this.access.require(caller, 'meetings:read', id);
    return this.page(caller, meeting, body);
  }

  async draft(caller: Caller, bodyId: BodyId, draft: MeetingDraft): Promise<MeetingCard> {
    await this.bodies.require(caller, 'meetings:manage', bodyId);
    await this.meetings.create({ ...draft, ...FRESH, bodyId, state: 'drafted' }, { bodyId, draft });
    const { meeting } = await this.access.require(caller, 'meetings:manage', draft.id);
    return (await this.cards.cards(caller, [meeting]))[0]!;
  }

  async changeNotice(
    caller: Caller,
    id: MeetingId,
    { revision, ...notice }: NoticeChange,
  ): Promise<void> {
    const { meeting } = await this.access.require(caller, 'meetings:manage', id);
    const fields = { place: undefined, link: undefined, ...notice };
    const changed = await this.meetings.change(id, CHANGEABLE, (stored) => {
      if (stored.revision !== revision) throw new Refusal('request/stale');
      return { ...fields, revision: revision + 1 };
    });
    if (!changed) throw new Refusal('meeting/wrong-state');
    await this.tell(caller, meeting, 'notice');
  }

  /** Convenes, opens, closes, opens again. Being there already is no fault. */
  async move(caller: Caller, id: MeetingId, state: MeetingState): Promise<void> {
    const { meeting } = await this.access.require(caller, 'meetings:manage', id);
    if (meeting.state === state) return;
    const at = this.clock.instant();
    const moved = await this.meetings.change(id, statesBefore(state), ({ agenda }) => {
      if (state === 'convened' && agenda.length === 0) throw new Refusal('meeting/agenda-empty');
      return { state, ...(state === 'convened' && { convenedAt: at }) };
    });
    if (!moved) throw new Refusal('meeting/wrong-state');
    await this.events.publish(
      new MeetingMoved(at, caller.personId, meeting.bodyId, id, state),
      new MeetingChanged(at, caller.personId, meeting.bodyId, id, 'notice'),
    );
  }

  async reply(caller: Caller, id: MeetingId, change: ReplyChange): Promise<void> {
    const { meeting } = await this.access.require(caller, 'meetings:attend', id);
    if (meeting.state !== 'convened' && meeting.state !== 'open')
      throw new Refusal('meeting/wrong-state');
    const { alternateId } = change;
    if (alternateId && !(await this.convening.ofSameOrganisation(caller.personId, alternateId)))
      throw new Refusal('meeting/alternate-elsewhere');
    await this.replies.put(id, caller.personId, change, this.clock.instant());
    await this.tell(caller, meeting, 'replies');
  }

  private async page(
    caller: Caller | undefined,
    meeting: StoredMeeting,
    body: Body,
  ): Promise<MeetingPage> {
    const may = (permission: Parameters<typeof mayInBody>[1]) =>
      mayInBody(caller?.standing, permission, body);
    const follows = may('meetings:follow');
    const [convened, approval, own] = await Promise.all([
      follows ? this.convening.convened(meeting, body) : undefined,
      this.cards.approval(meeting),
      caller ? this.replies.of(caller.personId, [meeting.id]) : undefined,
    ]);
    const reply = own?.get(meeting.id);
    const { link, ...notice } = this.cards.notice(meeting);
    return {
      ...notice,
      ...(follows && link && { link }),
      revision: meeting.revision,
      agenda: this.cards.agenda(caller, meeting, body),
      ...(convened && { convened }),
      ...(approval && { approval }),
      mine: {
        mayManage: may('meetings:manage'),
        maySit: may('meetings:attend'),
        mayFollow: follows,
        mayWrite: may('meetings:write'),
        ...(reply && { reply: reply.reply }),
        ...(reply?.alternateId && { alternateId: reply.alternateId }),
      },
    };
  }

  private async tell(
    { personId }: Caller,
    { bodyId, id }: StoredMeeting,
    part: 'notice' | 'replies',
  ): Promise<void> {
    await this.events.publish(new MeetingChanged(this.clock.instant(), personId, bodyId, id, part));
  }
}
