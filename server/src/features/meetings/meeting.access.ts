import { Injectable } from '@nestjs/common';
import type { Body } from '@passerelle/contracts/bodies';
import type { MeetingId } from '@passerelle/contracts/ids';
import { mayInBody, type BodyPermission } from '@passerelle/rules/bodies/rights';
import { Refusal } from '../../platform/errors/refusal';
import type { Caller } from '../../platform/permissions/caller';
import { BodyService } from '../bodies/body.service';
import { MeetingRepository, type StoredMeeting } from './meeting.repository';

export interface MeetingInBody {
  readonly meeting: StoredMeeting;
  readonly body: Body;
}

/** A meeting is as open as its body says; one that is only drafted is known to those who manage meetings. */
@Injectable()
export class MeetingAccess {
  constructor(
    private readonly meetings: MeetingRepository,
    private readonly bodies: BodyService,
  ) {}

  async require(
    caller: Caller | undefined,
    permission: BodyPermission,
    id: MeetingId,
  ): Promise<MeetingInBody> {
    const meeting = await this.meetings.one(id);
    if (!meeting) throw new Refusal('request/not-found');
    const body = await this.bodies.require(caller, permission, meeting.bodyId);
    if (!this.known(caller, meeting, body)) throw new Refusal('request/not-found');
    return { meeting, body };
  }

  known(caller: Caller | undefined, meeting: StoredMeeting, body: Body): boolean {
    return meeting.state !== 'drafted' || mayInBody(caller?.standing, 'meetings:manage', body);
  }

  async mayHear(caller: Caller, id: string): Promise<boolean> {
    const meeting = await this.meetings.one(id as MeetingId);
    if (!meeting) return false;
    const allowed = await this.bodies.allowed(caller, 'meetings:read', [meeting.bodyId]);
    const body = allowed.get(meeting.bodyId);
    return !!body && this.known(caller, meeting, body);
  }
}
