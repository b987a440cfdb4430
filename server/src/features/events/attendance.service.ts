import { Injectable } from '@nestjs/common';
import type { EventId, PersonId } from '@passerelle/contracts/ids';

/** What a person's registrations say of their place at an event. */
export interface Attendance {
  readonly registered: boolean;
  readonly staff: boolean;
}

type Source = (
  personId: PersonId,
  eventIds: readonly EventId[],
) => Promise<ReadonlyMap<EventId, Attendance>>;

/** Who comes is known by the registrations, which know the events: they tell it here, so that neither needs the other's insides. */
@Injectable()
export class AttendanceService {
  private source: Source = async () => new Map();

  learnFrom(source: Source): void {
    this.source = source;
  }

  /** Events without an entry: this person does not come there. */
  of(
    personId: PersonId | undefined,
    eventIds: readonly EventId[],
  ): Promise<ReadonlyMap<EventId, Attendance>> {
    return personId ? this.source(personId, eventIds) : Promise.resolve(new Map());
  }
}
