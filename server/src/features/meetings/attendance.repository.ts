import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { AttendanceDraft } from '@passerelle/contracts/attendance';
import type {
  AttendanceEntryId,
  MeetingId,
  OrganisationId,
  PersonId,
} from '@passerelle/contracts/ids';
import { createOnce, fingerprint, isDuplicate } from '../../platform/database/create-once';
import { Refusal } from '../../platform/errors/refusal';
import { AttendanceRecord } from './meeting-record.schema';

export type StoredLine = Omit<AttendanceRecord, '_id' | 'creation'> & {
  id: AttendanceEntryId;
  what: 'signed' | 'undone';
};

/** What a line says besides the command itself. */
export interface LineFacts {
  readonly meetingId: MeetingId;
  readonly organisationId: OrganisationId;
  readonly at: string;
  readonly by: PersonId;
}

const isSigned = (step: number) => step % 2 === 1;

function lineOf({ _id, creation: _creation, ...rest }: AttendanceRecord): StoredLine {
  return { id: _id, ...rest, what: isSigned(rest.step) ? 'signed' : 'undone' };
}

@Injectable()
export class AttendanceRepository {
  constructor(
    @InjectModel(AttendanceRecord.name) private readonly lines: Model<AttendanceRecord>,
  ) {}

  /** The log of a meeting, the oldest line first. */
  async log(meetingId: MeetingId): Promise<StoredLine[]> {
    const found = await this.lines.find({ meetingId }).lean<AttendanceRecord[]>();
    return found.map(lineOf).sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || a.step - b.step);
  }

  /** Adds a line unless it would say what the last one says; false then, and when somebody else was faster. */
  async append(
    what: 'signed' | 'undone',
    { id, personId, halfDay }: AttendanceDraft,
    facts: LineFacts,
  ): Promise<boolean> {
    const { meetingId } = facts;
    const command = { what, meetingId, id, personId, halfDay, by: facts.by };
    const first = await this.lines.findById(id).lean<AttendanceRecord>();
    if (first && first.creation !== fingerprint(command)) throw new Refusal('request/key-reused');
    if (first) return false;
    const [last] = await this.lines
      .find({ meetingId, personId, halfDay })
      .sort({ step: -1 })
      .limit(1)
      .lean<AttendanceRecord[]>();
    const step = (last?.step ?? 0) + 1;
    if (isSigned(step) !== (what === 'signed')) return false;
    try {
      const line = { _id: id, personId, halfDay, step, ...facts };
      return (await createOnce(this.lines, line, command)) === 'created';
    } catch (error) {
      // Two who sign at the same moment: one line is there, and that is what both wanted.
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  async add(lines: readonly StoredLine[]): Promise<void> {
    await this.lines.insertMany(
      lines.map(({ id, what: _what, ...rest }) => ({ _id: id, ...rest, creation: 'history' })),
    );
  }
}
