import { Service, inject } from '@angular/core';
import { Event, EventList, eventPaths } from '@passerelle/contracts/events';
import type { EventId, SessionId } from '@passerelle/contracts/ids';
import { ImportReport, Programme, SessionPage } from '@passerelle/contracts/programmes';
import { Api, reading } from '../../platform/http/api';

/** Events and their programmes. Reads are called inside a component. */
@Service()
export class EventApi {
  private readonly api = inject(Api);

  /** Those to come first, then those that are over. */
  list() {
    return reading(EventList, () => eventPaths.list());
  }

  event(id: () => EventId) {
    return reading(Event, () => eventPaths.one(id()));
  }

  programme(id: () => EventId) {
    return reading(Programme, () => eventPaths.programme(id()));
  }

  /** Nothing is asked while there is no session. */
  session(id: () => EventId, sessionId: () => SessionId | undefined) {
    return reading(SessionPage, () => {
      const session = sessionId();
      return session && eventPaths.session(id(), session);
    });
  }

  publish(id: EventId): Promise<Event> {
    return this.api.post(eventPaths.publish(id), {}, Event);
  }

  /** Makes a new event of a schedule file. `zone` is used when the file names none. */
  importNew(id: EventId, zone: string, text: string): Promise<ImportReport> {
    const query = new URLSearchParams({ id, zone });
    return this.api.post(`${eventPaths.import()}?${query}`, text, ImportReport);
  }

  /** Brings an event to the state of the file; the same file twice changes nothing. */
  importInto(id: EventId, text: string): Promise<ImportReport> {
    return this.api.post(eventPaths.importInto(id), text, ImportReport);
  }
}
