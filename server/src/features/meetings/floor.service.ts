import { Injectable } from '@nestjs/common';
import type { Floor, FloorChange, FloorDraft, FloorRequest } from '@passerelle/contracts/floor';
import type { FloorRequestId, MeetingId } from '@passerelle/contracts/ids';
import { mayInBody } from '@passerelle/rules/bodies/rights';
import {
  asked,
  called,
  callingOrder,
  finished,
  withdrawn,
  type Ask,
} from '@passerelle/rules/meetings/floor';
import { Clock } from '../../platform/clock/clock';
import { Refusal } from '../../platform/errors/refusal';
import { DomainEvents } from '../../platform/events/domain-events';
import type { Caller } from '../../platform/permissions/caller';
import { PersonService } from '../people/person.service';
import { ConveningService } from './convening.service';
import { MeetingAccess } from './meeting.access';
import { MeetingChanged } from './meeting.events';
import { MeetingRepository, type StoredMeeting } from './meeting.repository';

/** The speakers' list. Whoever leads runs it; everybody in the meeting sees it. */
@Injectable()
export class FloorService {
  constructor(
    private readonly access: MeetingAccess,
    private readonly meetings: MeetingRepository,
    private readonly convening: ConveningService,
    private readonly people: PersonService,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  async read(caller: Caller, id: MeetingId): Promise<Floor> {
    const { meeting } = await this.access.require(caller, 'meetings:follow', id);
    return this.shown(meeting);
  }

  async ask(caller: Caller, id: MeetingId, draft: FloorDraft): Promise<Floor> {
    const { meeting, body } = await this.access.require(caller, 'meetings:follow', id);
    const personId = draft.personId ?? caller.personId;
    const leads = mayInBody(caller.standing, 'meetings:manage', body);
    if (personId !== caller.personId && !leads) throw new Refusal('request/forbidden');
    if (!(await this.convening.representing(meeting, body, personId)))
      throw new Refusal('meeting/not-convened');
    await this.meetings.requireNew(id, 'floor', draft.id);
    const ask: Ask = { id: draft.id, personId, state: 'waiting', askedAt: this.clock.instant() };
    return this.change(caller, id, ({ floor }) => {
      const next = asked(floor, ask);
      if (!next) throw new Refusal('meeting/already-asked');
      return next === floor ? undefined : { floor: [...next] };
    });
  }

  async move(
    caller: Caller,
    id: MeetingId,
    requestId: FloorRequestId,
    { state }: FloorChange,
  ): Promise<Floor> {
    const { meeting, body } = await this.access.require(caller, 'meetings:follow', id);
    const request = meeting.floor.find((one) => one.id === requestId);
    if (!request) throw new Refusal('request/not-found');
    const leads = mayInBody(caller.standing, 'meetings:manage', body);
    if (!leads && (state === 'speaking' || request.personId !== caller.personId))
      throw new Refusal('request/forbidden');
    const at = this.clock.instant();
    return this.change(caller, id, ({ floor }) => {
      if (floor.some((one) => one.id === requestId && one.state === state)) return undefined;
      const next = { speaking: called, finished, withdrawn }[state](floor, requestId, at);
      if (!next) throw new Refusal('meeting/wrong-state');
      return { floor: next };
    });
  }

  async rule(caller: Caller, id: MeetingId, firstTimersFirst: boolean): Promise<Floor> {
    await this.access.require(caller, 'meetings:manage', id);
    return this.change(caller, id, () => ({ firstTimersFirst }));
  }

  private async change(
    { personId }: Caller,
    id: MeetingId,
    compute: Parameters<MeetingRepository['change']>[2],
  ): Promise<Floor> {
    let moved = false;
    const changed = await this.meetings.change(id, ['open'], (meeting) => {
      const change = compute(meeting);
      moved = change !== undefined;
      return change;
    });
    if (!changed) throw new Refusal('meeting/wrong-state');
    if (!moved) return this.shown(changed);
    const at = this.clock.instant();
    await this.events.publish(new MeetingChanged(at, personId, changed.bodyId, id, 'floor'));
    return this.shown(changed);
  }

  private async shown({ floor, firstTimersFirst }: StoredMeeting): Promise<Floor> {
    const cards = await this.people.cards([...new Set(floor.map(({ personId }) => personId))]);
    const request = ({ personId, ...ask }: Ask): FloorRequest => ({
      ...ask,
      person: cards.get(personId) ?? { id: personId, name: '—' },
    });
    const speaking = floor.find(({ state }) => state === 'speaking');
    return {
      firstTimersFirst,
      waiting: callingOrder(floor, firstTimersFirst).map(request),
      ...(speaking && { speaking: request(speaking) }),
      spoken: floor
        .filter(({ state }) => state === 'finished')
        .sort((a, b) => Date.parse(b.calledAt!) - Date.parse(a.calledAt!))
        .map(request),
      now: this.clock.instant(),
    };
  }
}
