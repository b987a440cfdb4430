import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { EventId, PersonId, SessionId } from '@passerelle/contracts/ids';
import type { ImportReport } from '@passerelle/contracts/programmes';
import { Clock } from '../../platform/clock/clock';
import { Ids } from '../../platform/clock/ids';
import { Transactions, type Transaction } from '../../platform/database/transactions';
import { Refusal } from '../../platform/errors/refusal';
import { DomainEvents } from '../../platform/events/domain-events';
import { ProgrammeRevised } from './event.events';
import { EventRepository, type StoredEvent } from './event.repository';
import { planImport, type ImportIds, type ImportPlan } from './plan-import';
import { countsOf, type ImportedSchedule } from './exchange/schedule';
import { ProgrammeChangesRepository } from './programme-changes.repository';
import { ProgrammeRepository, type StoredProgramme } from './programme.repository';

/** More changed sessions than this are not named one by one. */
export const MOST_NAMED = 50;

interface Merged {
  readonly plan: ImportPlan;
  /** Absent when the file said nothing new. */
  readonly revision?: number;
}

function changedIds({ sessions }: ImportPlan): SessionId[] {
  const all = [...sessions.added, ...sessions.changed, ...sessions.cancelled].map(({ id }) => id);
  return all.length > MOST_NAMED ? [] : all;
}

function isNoChange({ rooms, tracks, speakers, sessions }: ImportPlan): boolean {
  const written = [rooms, tracks, speakers, sessions].flatMap((one) => [one.added, one.changed]);
  return [...written, sessions.cancelled].every((list) => list.length === 0);
}

/** Sessions that take place after the import. */
function countAfter(stored: StoredProgramme, { sessions }: ImportPlan): number {
  const held = new Set(stored.sessions.filter((one) => !one.cancelled).map((one) => one.id));
  for (const { id } of [...sessions.added, ...sessions.changed]) held.add(id);
  for (const { id } of sessions.cancelled) held.delete(id);
  return held.size;
}

/**
 * What the file decides of the event itself. An event that was prepared here keeps its own name;
 * one that came from a file is called what the file calls it.
 */
function eventFields(event: StoredEvent, plan: ImportPlan) {
  const { name, zone, days, externalId } = plan.event;
  return {
    zone,
    days: days.length > 0 ? days : event.days,
    ...(event.externalId !== undefined && { name, externalId }),
  };
}

/** Brings the stored programme in line with a schedule, in one transaction: all of it, or nothing. */
@Injectable()
export class MergeProgramme {
  private readonly newIds: ImportIds = {
    room: () => this.ids.next('roo'),
    track: () => this.ids.next('trk'),
    speaker: () => this.ids.next('spk'),
    session: () => this.ids.next('ses'),
  };

  constructor(
    private readonly events: EventRepository,
    private readonly programmes: ProgrammeRepository,
    private readonly writes: ProgrammeChangesRepository,
    private readonly transactions: Transactions,
    private readonly domainEvents: DomainEvents,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async merge(
    eventId: EventId,
    schedule: ImportedSchedule,
    by: PersonId | undefined,
  ): Promise<ImportReport> {
    const { plan, revision } = await this.transactions.run((tx) =>
      this.mergeIn(eventId, schedule, tx),
    );
    if (revision !== undefined)
      await this.domainEvents.publish(
        new ProgrammeRevised(this.clock.instant(), by, eventId, revision, changedIds(plan)),
      );
    const { added, changed, unchanged, cancelled } = plan.sessions;
    return {
      eventId,
      ...countsOf(schedule),
      changes: {
        added: added.length,
        changed: changed.length,
        unchanged,
        cancelled: cancelled.length,
      },
      warnings: [...schedule.warnings],
    };
  }

  private async mergeIn(
    eventId: EventId,
    schedule: ImportedSchedule,
    tx: Transaction,
  ): Promise<Merged> {
    const event = await this.events.one(eventId, tx);
    if (!event) throw new Refusal('request/not-found');
    const stored = await this.programmes.ofEvent(eventId, false, tx);
    const plan = planImport(schedule, { event, ...stored }, this.newIds);
    const fields = eventFields(event, plan);
    if (isNoChange(plan) && isDeepStrictEqual({ ...event, ...fields }, event)) return { plan };
    const sessionCount = countAfter(stored, plan);
    const changes = { ...fields, sessionCount, changedAt: this.clock.instant() };
    const revision = await this.events.advance(event, changes, tx);
    if (revision === undefined) throw new Refusal('request/stale');
    await this.writes.write(eventId, plan, tx);
    return { plan, revision };
  }
}
