import { Injectable } from '@nestjs/common';
import type { OrganisationId, SuccessionId } from '@passerelle/contracts/ids';
import type { Person } from '@passerelle/contracts/people';
import type { Instant } from '@passerelle/contracts/primitives';
import {
  SUCCESSION_UNDO_FOR,
  type Succession,
  type SuccessionDraft,
} from '@passerelle/contracts/successions';
import { successionSteps } from '@passerelle/rules/bodies/succession';
import { isCurrent } from '@passerelle/rules/standing';
import { Clock } from '../../platform/clock/clock';
import { fingerprint, isDuplicate } from '../../platform/database/create-once';
import type { Transaction } from '../../platform/database/transactions';
import { Refusal } from '../../platform/errors/refusal';
import { DomainEvents } from '../../platform/events/domain-events';
import type { Caller } from '../../platform/permissions/caller';
import { StandingsRevision } from '../../platform/permissions/standings-revision.repository';
import { StandingsChanged } from '../../platform/realtime/standing-events';
import { OrganisationService } from '../organisations/organisation.service';
import { PersonService } from '../people/person.service';
import { HandOverUndone, OfficeHandedOver } from './body.events';
import { BodyRepository } from './body.repository';
import { SuccessionRepository } from './succession.repository';
import type { SuccessionRecord } from './succession.schema';

/** Declares successions, for the secretariat. Everything of one happens in one transaction, at one instant. */
@Injectable()
export class SuccessionService {
  constructor(
    private readonly successions: SuccessionRepository,
    private readonly bodies: BodyRepository,
    private readonly people: PersonService,
    private readonly organisations: OrganisationService,
    private readonly standings: StandingsRevision,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  async declare(
    caller: Caller,
    organisationId: OrganisationId,
    draft: SuccessionDraft,
  ): Promise<Succession> {
    await this.requireEligible(caller, organisationId, draft);
    const at = this.clock.instant();
    const { record, first } = await this.onlyOnce(organisationId, draft, () =>
      this.standings.change((transaction) =>
        this.succeed(caller, organisationId, draft, at, transaction),
      ),
    );
    const { _id: id, predecessorId, successorId, mandateId, moved } = record;
    if (first)
      await this.events.publish(
        new OfficeHandedOver(at, caller.personId, id, organisationId, mandateId, moved),
        new StandingsChanged(at, caller.personId, [predecessorId, successorId]),
      );
    return { id, organisationId, predecessorId, successorId, at: record.at };
  }

  /** Takes a succession back, by whoever declared it, while the line on the screen offers it. */
  async undo(caller: Caller, id: SuccessionId): Promise<void> {
    const now = this.clock.now().getTime();
    const span = { since: instant(now - SUCCESSION_UNDO_FOR), at: instant(now) };
    const undone = await this.standings.change(async (transaction) => {
      const record = await this.successions.undo(id, caller.personId, span, transaction);
      if (record) await this.people.restore(record.mandateId, record.endedMandates, transaction);
      return record;
    });
    if (!undone) {
      const known = await this.successions.one(id);
      throw new Refusal(
        known?.by === caller.personId ? 'succession/too-late' : 'request/not-found',
      );
    }
    await this.events.publish(
      new HandOverUndone(span.at, caller.personId, id),
      new StandingsChanged(span.at, caller.personId, [undone.predecessorId, undone.successorId]),
    );
  }

  /** The secretariat declares who speaks for a city: it never speaks for one itself. */
  private async requireEligible(
    caller: Caller,
    organisationId: OrganisationId,
    { predecessorId, successor }: SuccessionDraft,
  ): Promise<void> {
    const organisation = await this.organisations.read(organisationId);
    if (successor.kind === 'new') return;
    const { personId } = successor;
    if (personId === predecessorId) throw new Refusal('succession/same-person');
    await this.people.read(personId);
    if (organisation.kind === 'secretariat') return;
    const now = this.clock.instant();
    const ofSecretariat = (await this.people.mandatesOf([personId])).some(
      (held) => held.organisationKind === 'secretariat' && isCurrent(held, now),
    );
    if (ofSecretariat || personId === caller.personId) throw new Refusal('succession/secretariat');
  }

  private async succeed(
    { personId: by }: Caller,
    organisationId: OrganisationId,
    draft: SuccessionDraft,
    at: Instant,
    transaction: Transaction,
  ): Promise<SuccessionRecord> {
    const { predecessorId, successor, office, mandateId } = draft;
    const successorId = successor.kind === 'known' ? successor.personId : successor.person.id;
    const [mandates, seats] = [
      await this.people.mandatesIn(organisationId, transaction),
      await this.bodies.seatsOf(organisationId, transaction),
    ];
    const steps = successionSteps({ at, predecessorId, successorId, mandates, seats });
    const held = mandates.find(({ id }) => id === steps.ends[0]);
    if (!held) throw new Refusal('succession/nothing-to-hand-over');
    const ends = [...steps.ends, ...steps.leaves];
    const begins = {
      ...{ id: mandateId, personId: successorId, organisationId, office, from: at },
      organisationKind: held.organisationKind,
    };
    const record: SuccessionRecord = {
      ...{ _id: draft.id, creation: fingerprint(draft), organisationId },
      ...{ predecessorId, successorId, mandateId, at, by, moved: [...steps.moves] },
      endedMandates: endsOf(mandates, ends),
      endedSeats: endsOf(seats, steps.vacated),
    };
    await this.successions.add(record, transaction);
    const enrols = await this.newcomer(draft);
    await this.people.succeed({ at, ends, begins, enrols }, transaction);
    return record;
  }

  /** Somebody new begins in the zone of the person before them; they change it themselves. */
  private async newcomer({
    predecessorId,
    successor,
  }: SuccessionDraft): Promise<Person | undefined> {
    if (successor.kind === 'known') return undefined;
    const { zone } = await this.people.read(predecessorId);
    const { person } = successor;
    return { ...person, languages: [person.preferredLanguage], zone, skills: [] };
  }

  /** A retry finds what the first command did; the same id with other content is refused. */
  private async onlyOnce(
    organisationId: OrganisationId,
    draft: SuccessionDraft,
    declare: () => Promise<SuccessionRecord>,
  ): Promise<{ record: SuccessionRecord; first: boolean }> {
    try {
      return { record: await declare(), first: true };
    } catch (error) {
      const known = await this.successions.one(draft.id);
      if (!known) throw isDuplicate(error) ? new Refusal('request/key-reused') : error;
      if (known.creation === fingerprint(draft) && known.organisationId === organisationId)
        return { record: known, first: false };
      throw new Refusal('request/key-reused');
    }
  }
}

const instant = (milliseconds: number): Instant => new Date(milliseconds).toISOString();

function endsOf<Id>(
  all: readonly { id: Id; until?: Instant | undefined }[],
  ids: readonly Id[],
): { id: Id; until?: Instant }[] {
  return all
    .filter(({ id }) => ids.includes(id))
    .map(({ id, until }) => ({ id, ...(until && { until }) }));
}
