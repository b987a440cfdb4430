import { Injectable, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { MeetingId } from '@passerelle/contracts/ids';
import type { MeetingFacts, MeetingPart } from '@passerelle/contracts/meetings';
import type { Problem } from '@passerelle/contracts/problems';
import { Live } from '../../../platform/live/live';
import { LiveRooms } from '../../../platform/live/live-rooms';
import { asProblem } from '../../../platform/problems/problem-error';
import { Session } from '../../../platform/session/session';
import { MeetingApi } from '../meeting-api';

/** One meeting and its parts, read again as soon as something moved. Provided by the meeting's page. */
@Injectable()
export class MeetingStore {
  private readonly api = inject(MeetingApi);
  private readonly session = inject(Session);
  readonly id = signal<MeetingId | undefined>(undefined);

  readonly reads = this.api.one(this.id);
  readonly meeting = computed(() => (this.reads.hasValue() ? this.reads.value() : undefined));
  readonly unread = computed(() => {
    const error = this.reads.error();
    return error && asProblem(error);
  });
  readonly me = computed(() => this.session.me()?.personId);
  private readonly inside = computed(() =>
    this.meeting()?.mine.mayFollow ? this.id() : undefined,
  );
  private readonly attendanceReads = this.api.attendance(this.inside);
  private readonly floorReads = this.api.floor(this.inside);
  private readonly recordReads = this.api.record(this.id);
  readonly attendance = computed(() =>
    this.attendanceReads.hasValue() ? this.attendanceReads.value() : undefined,
  );
  readonly floor = computed(() =>
    this.floorReads.hasValue() ? this.floorReads.value() : undefined,
  );
  readonly record = computed(() =>
    this.recordReads.hasValue() ? this.recordReads.value() : undefined,
  );
  /** Why the last command was not done. */
  readonly problem = signal<Problem | undefined>(undefined);

  constructor() {
    const room = () => (this.session.signedIn() && this.id() ? `meeting:${this.id()}` : undefined);
    inject(LiveRooms).stay(room, () => this.reload());
    inject(Live)
      .line<object, MeetingFacts>()
      .facts('meeting:changed')
      .pipe(takeUntilDestroyed())
      .subscribe(({ meetingId, part }) => meetingId === this.id() && this.reload(part));
  }

  reload(part?: MeetingPart): void {
    const all = part === undefined || part === 'notice';
    if (all || part === 'agenda' || part === 'replies') this.reads.reload();
    if (all || part === 'attendance' || part === 'replies') this.attendanceReads.reload();
    if (all || part === 'floor') this.floorReads.reload();
    if (all || part === 'record') this.recordReads.reload();
  }

  /** Does something to this meeting and shows what has become of it; false, with the reason shown, when it was refused. */
  async act(part: MeetingPart, work: (id: MeetingId) => Promise<unknown>): Promise<boolean> {
    const id = this.id();
    if (!id) return false;
    this.problem.set(undefined);
    try {
      await work(id);
      return true;
    } catch (error) {
      this.problem.set(asProblem(error));
      return false;
    } finally {
      this.reload(part);
    }
  }
}
