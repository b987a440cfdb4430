import { Injectable } from '@nestjs/common';
import type { SessionPlaces as PlacesWanted } from '@passerelle/contracts/events';
import type { EventId, SessionId } from '@passerelle/contracts/ids';
import { Clock } from '../../platform/clock/clock';
import { Transactions, type Transaction } from '../../platform/database/transactions';
import { Refusal } from '../../platform/errors/refusal';
import { DomainEvents } from '../../platform/events/domain-events';
import type { Caller } from '../../platform/permissions/caller';
import { ProgrammeRevised } from '../events/event.events';
import { EventService } from '../events/event.service';
import { ProgrammeService } from '../events/programme.service';
import { LedgerRepository } from './ledger.repository';
import { SessionPlaces, type PlacesOutcome } from './session-places';

/** The secretariat decides how many people a session holds. */
@Injectable()
export class SessionPlacesService {
  constructor(
    private readonly events: EventService,
    private readonly programme: ProgrammeService,
    private readonly places: SessionPlaces,
    private readonly ledgers: LedgerRepository,
    private readonly transactions: Transactions,
    private readonly domainEvents: DomainEvents,
    private readonly clock: Clock,
  ) {}

  /**
   * More places go to those who wait, at the same moment; nobody who has a place loses it.
   * @throws Refusal `event/capacity-below-sign-ups`
   */
  async set(
    caller: Caller,
    eventId: EventId,
    sessionId: SessionId,
    { capacity }: PlacesWanted,
  ): Promise<void> {
    await this.events.require(caller, 'event:edit', eventId);
    const at = this.clock.instant();
    const { revision, moved } = await this.transactions.run(async (tx) => {
      await this.requireRoom(sessionId, capacity, tx);
      const next = await this.programme.setPlaces(eventId, sessionId, capacity, at, tx);
      const outcome: PlacesOutcome =
        capacity === undefined
          ? { answers: [] }
          : await this.places.serve(eventId, sessionId, [], tx);
      return { revision: next, moved: outcome.moved };
    });
    await this.domainEvents.publish(
      new ProgrammeRevised(at, caller.personId, eventId, revision, [sessionId]),
      ...(moved ? [moved] : []),
    );
  }

  private async requireRoom(
    sessionId: SessionId,
    capacity: number | undefined,
    tx: Transaction,
  ): Promise<void> {
    const { confirmed, waiting } = await this.ledgers.counters(sessionId, tx);
    const isTooSmall = capacity === undefined ? waiting > 0 : capacity < confirmed;
    if (isTooSmall || (capacity === undefined && confirmed > 0))
      throw new Refusal('event/capacity-below-sign-ups', { confirmed });
  }
}
