import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EventId } from '@passerelle/contracts/ids';
import type { Language, TimeZone } from '@passerelle/contracts/primitives';
import type { ImportReport } from '@passerelle/contracts/programmes';
import { mayAtEvent } from '@passerelle/rules/events/rights';
import { Clock } from '../../platform/clock/clock';
import { Refusal } from '../../platform/errors/refusal';
import { DomainEvents } from '../../platform/events/domain-events';
import type { Caller } from '../../platform/permissions/caller';
import { EventAccess } from './event.access';
import { EventPrepared } from './event.events';
import { EventRepository, type StoredEvent } from './event.repository';
import { ScheduleRefused } from './exchange/import-log';
import { readSchedule } from './exchange/read-schedule';
import type { ImportedSchedule, ReadOptions } from './exchange/schedule';
import { MergeProgramme } from './merge-programme';

/** Crockford's base 32, the alphabet of ids. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The event that a file stands for, when nobody says which: the same short name is always the same event. */
function eventIdFor(acronym: string): EventId {
  const digest = createHash('sha256').update(`event:${acronym}`).digest();
  const letters = [...digest.subarray(0, 26)].map((byte) => ALPHABET[byte % 32]);
  return `eve_${letters.join('')}` as EventId;
}

/** `Europe/Brussels` → `Brussels`: what stands for the city until somebody writes it. */
function cityOf({ city, venue, zone }: ImportedSchedule): string {
  return city || venue || zone.split('/').at(-1)!.replaceAll('_', ' ');
}

@Injectable()
export class ImportScheduleService {
  constructor(
    private readonly events: EventRepository,
    private readonly access: EventAccess,
    private readonly programme: MergeProgramme,
    private readonly domainEvents: DomainEvents,
    private readonly clock: Clock,
  ) {}

  /** Makes a draft event from a file. The same id again imports into the event that the first try made. */
  async intoNew(
    caller: Caller,
    { id, zone }: { id: EventId; zone?: TimeZone | undefined },
    file: string,
    language: Language,
  ): Promise<ImportReport> {
    if (!mayAtEvent(caller.standing, 'event:import')) throw new Refusal('request/forbidden');
    const schedule = this.readFor(language, file, { zone });
    return this.keep(id, schedule, caller);
  }

  /** Brings an event in line with a file. */
  async into(caller: Caller, id: EventId, file: string, language: Language): Promise<ImportReport> {
    const event = await this.access.require(caller, 'event:import', id);
    const schedule = this.readFor(language, file, { zone: event.zone, title: event.name.fr });
    return this.programme.merge(id, schedule, caller.personId);
  }

  /**
   * For the administrator's command line: the event with the file's short name, made when there is none.
   * @throws ScheduleRefused when the file cannot be read; its message has the reason and the line.
   */
  importFile(file: string, options: ReadOptions = {}): Promise<ImportReport> {
    const schedule = readSchedule(file, options);
    return this.keep(eventIdFor(schedule.acronym), schedule, undefined);
  }

  private async keep(
    id: EventId,
    schedule: ImportedSchedule,
    caller: Caller | undefined,
  ): Promise<ImportReport> {
    const at = this.clock.instant();
    const made = await this.events.create(this.draftOf(id, schedule), { imported: id });
    if (made === 'created')
      await this.domainEvents.publish(new EventPrepared(at, caller?.personId, id));
    return this.programme.merge(id, schedule, caller?.personId);
  }

  private draftOf(id: EventId, schedule: ImportedSchedule): StoredEvent {
    const { title, venue, zone, days, acronym } = schedule;
    return {
      id,
      name: { fr: title },
      place: { ...(venue && { venue }), city: cityOf(schedule) },
      zone,
      days: [...days],
      status: 'draft',
      public: true,
      themes: [],
      sdgs: [],
      revision: 0,
      externalId: acronym,
      sessionCount: 0,
      changedAt: this.clock.instant(),
    };
  }

  private readFor(language: Language, file: string, options: ReadOptions): ImportedSchedule {
    try {
      return readSchedule(file, options);
    } catch (error) {
      if (!(error instanceof ScheduleRefused)) throw error;
      const where = { fr: 'ligne', en: 'line' }[language];
      const line = error.line === undefined ? '' : ` (${where} ${error.line})`;
      throw new Refusal('event/schedule-refused', { reason: error.reason[language] + line });
    }
  }
}
