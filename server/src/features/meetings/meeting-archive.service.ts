import { Injectable } from '@nestjs/common';
import { ActionRepository, type StoredAction } from './action.repository';
import { AttendanceRepository, type StoredLine } from './attendance.repository';
import { DecisionRepository, type StoredDecision } from './decision.repository';
import { MeetingRepository, type StoredMeeting } from './meeting.repository';

export interface PastMeeting {
  readonly meeting: StoredMeeting;
  readonly decisions: readonly StoredDecision[];
  readonly actions: readonly StoredAction[];
  readonly attendance: readonly StoredLine[];
}

/** For the demo and imports: meetings as they were, from earlier days. */
@Injectable()
export class MeetingArchiveService {
  constructor(
    private readonly meetings: MeetingRepository,
    private readonly decisions: DecisionRepository,
    private readonly actions: ActionRepository,
    private readonly lines: AttendanceRepository,
  ) {}

  async add({ meeting, decisions, actions, attendance }: PastMeeting): Promise<void> {
    await this.meetings.add([meeting]);
    await this.decisions.add(decisions);
    await this.actions.add(actions);
    await this.lines.add(attendance);
  }
}
