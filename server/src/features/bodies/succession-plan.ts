import { Injectable } from '@nestjs/common';
import type { MandateId, OrganisationId, PersonId, SeatId } from '@passerelle/contracts/ids';
import type { SuccessionPlan, SuccessionQuery } from '@passerelle/contracts/successions';
import { successionSteps } from '@passerelle/rules/bodies/succession';
import { isCurrent } from '@passerelle/rules/standing';
import { Clock } from '../../platform/clock/clock';
import { Refusal } from '../../platform/errors/refusal';
import type { Caller } from '../../platform/permissions/caller';
import { OrganisationService } from '../organisations/organisation.service';
import { PersonService } from '../people/person.service';
import { BodyAccess } from './body.access';
import { BodyRepository, type KnownSeat } from './body.repository';

/** Says beforehand what a succession would do; names no body that the caller may not know of. */
@Injectable()
export class SuccessionPlans {
  constructor(
    private readonly bodies: BodyRepository,
    private readonly access: BodyAccess,
    private readonly people: PersonService,
    private readonly organisations: OrganisationService,
    private readonly clock: Clock,
  ) {}

  async of(
    caller: Caller,
    organisationId: OrganisationId,
    { predecessor, successor }: SuccessionQuery,
  ): Promise<SuccessionPlan> {
    const { id, name } = await this.organisations.read(organisationId);
    const at = this.clock.instant();
    const [mandates, seats, cards, elsewhere] = await Promise.all([
      this.people.mandatesIn(organisationId),
      this.bodies.seatsOf(organisationId),
      this.people.cards([predecessor]),
      this.elsewhere(organisationId, predecessor),
    ]);
    const card = cards.get(predecessor);
    if (!card) throw new Refusal('request/not-found');
    const facts = { at, predecessorId: predecessor, successorId: successor, mandates, seats };
    const steps = successionSteps(facts);
    const held = (ids: readonly MandateId[]) => mandates.filter((one) => ids.includes(one.id));
    const named = await this.names(caller, seats);
    return {
      ...{ organisation: { id, name }, predecessor: card, elsewhere },
      mandates: held(steps.ends).map(({ office, from }) => ({ office, from })),
      ...{ moves: named(steps.moves), personal: named(steps.personal) },
      leaves: held(steps.leaves).map(({ office }) => office),
    };
  }

  /** Names the seats of these ids, but none in a body that the caller may not know of. */
  private async names(caller: Caller, seats: readonly KnownSeat[]) {
    const ids = seats.map(({ bodyId }) => bodyId);
    const bodies = await this.access.allowed(caller, 'bodies:read', ids);
    return (wanted: readonly SeatId[]): SuccessionPlan['moves'] =>
      seats
        .filter((seat) => wanted.includes(seat.id))
        .flatMap(({ bodyId, office }) => {
          const body = bodies.get(bodyId);
          return body ? [{ body: { id: body.id, kind: body.kind, name: body.name }, office }] : [];
        });
  }

  /** What this person does now for other organisations. */
  private async elsewhere(
    organisationId: OrganisationId,
    personId: PersonId,
  ): Promise<SuccessionPlan['elsewhere']> {
    const now = this.clock.instant();
    const held = (await this.people.mandatesOf([personId])).filter(
      (one) => one.organisationId !== organisationId && isCurrent(one, now),
    );
    const names = await this.organisations.names(held.map((one) => one.organisationId));
    return held.map((one) => ({
      organisation: names.get(one.organisationId)?.name ?? '',
      office: one.office,
    }));
  }
}
