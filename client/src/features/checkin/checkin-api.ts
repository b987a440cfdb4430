import { Service, inject } from '@angular/core';
import { CheckInAnswer, Roster, checkInPaths, type CheckIn } from '@passerelle/contracts/checkin';
import type { CheckInId, EventId } from '@passerelle/contracts/ids';
import { Api, reading } from '../../platform/http/api';

/** What happens at the gates of an event. */
@Service()
export class CheckInApi {
  private readonly api = inject(Api);

  /** Everybody expected; call inside a component. */
  roster(eventId: () => EventId) {
    return reading(Roster, () => checkInPaths.roster(eventId()));
  }

  /** The same id again is the same entry. */
  checkIn(eventId: EventId, checkIn: CheckIn): Promise<CheckInAnswer> {
    return this.api.post(checkInPaths.ofEvent(eventId), checkIn, CheckInAnswer);
  }

  undo(eventId: EventId, id: CheckInId): Promise<void> {
    return this.api.delete(checkInPaths.undo(eventId, id));
  }
}
