import { Inject, Injectable } from '@nestjs/common';
import type { EventId } from '@passerelle/contracts/ids';
import type { Language } from '@passerelle/contracts/primitives';
import type { Session } from '@passerelle/contracts/sessions';
import { Clock } from '../../platform/clock/clock';
import { SETTINGS, type Settings } from '../../platform/config/settings';
import { Refusal } from '../../platform/errors/refusal';
import type { Caller } from '../../platform/permissions/caller';
import { EventAccess } from './event.access';
import { EventRepository, type StoredEvent } from './event.repository';
import { programmeToSchedule } from './exchange/programme-to-schedule';
import type { WholeProgramme } from './exchange/whole-programme';
import { writeCalendar } from './exchange/write-calendar';
import { writeScheduleJson } from './exchange/write-schedule-json';
import { writeScheduleXml } from './exchange/write-schedule-xml';
import { ProgrammeRepository } from './programme.repository';

export type ExportFormat = 'xml' | 'json' | 'ics';

/** Without a public address there is still a name that makes identifiers our own. */
const NO_ADDRESS = 'http://passerelle.invalid';

@Injectable()
export class ExportScheduleService {
  private readonly address: string;

  constructor(
    private readonly events: EventRepository,
    private readonly programmes: ProgrammeRepository,
    private readonly access: EventAccess,
    private readonly clock: Clock,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.address = new URL(settings.BASE_URL ?? NO_ADDRESS).origin;
  }

  /** The programme as a file. */
  async write(
    caller: Caller | undefined,
    id: EventId,
    format: ExportFormat,
    language: Language,
  ): Promise<string> {
    const event = await this.access.require(caller, 'event:export', id);
    return this.writeWhole(await this.wholeOf(event), format, language);
  }

  /** For the administrator's command line: whatever the event's status. */
  async writeFile(id: EventId, format: ExportFormat, language: Language = 'fr'): Promise<string> {
    const event = await this.events.one(id);
    if (!event) throw new Refusal('request/not-found');
    return this.writeWhole(await this.wholeOf(event), format, language);
  }

  /** For other features, after their own access check: these sessions of an event, as a calendar. */
  async calendarOf(
    event: StoredEvent,
    sessions: readonly Session[],
    language: Language,
  ): Promise<string> {
    return this.writeWhole({ ...(await this.wholeOf(event)), sessions }, 'ics', language);
  }

  private async wholeOf(event: StoredEvent): Promise<WholeProgramme> {
    const programme = await this.programmes.ofEvent(event.id, false);
    const sessions = [...programme.sessions].sort(
      (a, b) => Date.parse(a.start) - Date.parse(b.start) || (a.id < b.id ? -1 : 1),
    );
    return { event, ...programme, sessions };
  }

  private writeWhole(whole: WholeProgramme, format: ExportFormat, language: Language): string {
    const page = `${this.address}/events/${whole.event.id}`;
    if (format === 'ics')
      return writeCalendar(whole, {
        language,
        now: this.clock.instant(),
        host: new URL(this.address).host,
        addressOf: ({ id }) => `${page}/sessions/${id}`,
      });
    const schedule = programmeToSchedule(whole, language);
    return format === 'xml'
      ? writeScheduleXml(schedule)
      : writeScheduleJson(schedule, { baseUrl: page });
  }
}
