import { createHash } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RichBlock } from '@passerelle/contracts/collab';
import type { MeetingId } from '@passerelle/contracts/ids';
import { minutesName, type ApprovalDraft, type Minutes } from '@passerelle/contracts/meetings';
import { mayInBody } from '@passerelle/rules/bodies/rights';
import { RECORDED, statesBefore } from '@passerelle/rules/meetings/states';
import * as z from 'zod';
import { Clock } from '../../platform/clock/clock';
import { CollabDocuments, type CollabRights } from '../../platform/collab/collab-documents';
import { richTextOf } from '../../platform/collab/rich-text';
import { Refusal } from '../../platform/errors/refusal';
import { DomainEvents } from '../../platform/events/domain-events';
import type { Caller } from '../../platform/permissions/caller';
import { MeetingAccess, type MeetingInBody } from './meeting.access';
import { MeetingChanged, MeetingMoved } from './meeting.events';
import { MeetingRepository, type StoredMeeting } from './meeting.repository';

const Blocks = z.array(RichBlock);

/** Minutes: written by several people until a later meeting approves them; then a text that no longer changes. */
@Injectable()
export class MinutesService implements CollabRights, OnModuleInit {
  constructor(
    private readonly documents: CollabDocuments,
    private readonly access: MeetingAccess,
    private readonly meetings: MeetingRepository,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.documents.open('minutes', this);
  }

  async mayRead(caller: Caller, id: string): Promise<boolean> {
    return !!(await this.found(caller, 'meetings:follow', id));
  }

  async mayWrite(caller: Caller, id: string): Promise<boolean> {
    const found = await this.found(caller, 'meetings:write', id);
    return !!found && RECORDED.includes(found.meeting.state);
  }

  /** Approved ones for whoever reads the meeting; before, for those who follow it, and for others nothing. */
  async read(caller: Caller | undefined, id: MeetingId): Promise<Minutes> {
    const { meeting, body } = await this.access.require(caller, 'meetings:read', id);
    const follows = mayInBody(caller?.standing, 'meetings:follow', body);
    return { blocks: meeting.approval || follows ? await this.blocks(meeting) : [] };
  }

  async blocks({ id, approval }: StoredMeeting): Promise<RichBlock[]> {
    if (approval) return Blocks.parse(JSON.parse(approval.content));
    return richTextOf(await this.documents.load(minutesName(id)));
  }

  /** Freezes the text as it stands; while this runs nothing more is stored of it. */
  async approve(caller: Caller, id: MeetingId, { meetingId }: ApprovalDraft): Promise<void> {
    const { meeting } = await this.access.require(caller, 'meetings:manage', id);
    await this.requireLater(caller, meeting, meetingId);
    const at = this.clock.instant();
    const by = caller.personId;
    const approved = await this.documents.alone(minutesName(id), async () => {
      const content = JSON.stringify(await this.blocks(meeting));
      if (content === '[]') throw new Refusal('meeting/minutes-empty');
      const hash = createHash('sha256').update(content).digest('hex');
      const approval = { at, by, meetingId, hash, content };
      return this.meetings.change(id, statesBefore('approved'), () => ({
        ...{ state: 'approved' as const, approval },
      }));
    });
    if (!approved) throw new Refusal('meeting/wrong-state');
    await this.events.publish(
      new MeetingMoved(at, by, meeting.bodyId, id, 'approved'),
      new MeetingChanged(at, by, meeting.bodyId, id, 'notice'),
    );
  }

  private async requireLater(
    caller: Caller,
    meeting: StoredMeeting,
    meetingId: MeetingId,
  ): Promise<void> {
    const { meeting: later } = await this.access.require(caller, 'meetings:manage', meetingId);
    const follows =
      later.bodyId === meeting.bodyId && Date.parse(later.start) > Date.parse(meeting.start);
    if (!follows || (later.state !== 'open' && later.state !== 'closed'))
      throw new Refusal('meeting/not-later');
  }

  private found(
    caller: Caller,
    permission: 'meetings:follow' | 'meetings:write',
    id: string,
  ): Promise<MeetingInBody | undefined> {
    return this.access.require(caller, permission, id as MeetingId).catch((error: unknown) => {
      if (error instanceof Refusal) return undefined;
      throw error;
    });
  }
}
