import { Injectable } from '@nestjs/common';
import type {
  Body,
  BodyList,
  BodyPage,
  SeatCard,
  SeatsOfOrganisation,
} from '@passerelle/contracts/bodies';
import type { BodyId, MandateId, OrganisationId, SeatId } from '@passerelle/contracts/ids';
import {
  BODY_PERMISSIONS,
  mayInBody,
  officesIn,
  type BodyPermission,
} from '@passerelle/rules/bodies/rights';
import { isCurrent } from '@passerelle/rules/standing';
import { Clock } from '../../platform/clock/clock';
import { Refusal } from '../../platform/errors/refusal';
import { DomainEvents } from '../../platform/events/domain-events';
import type { Caller } from '../../platform/permissions/caller';
import { StandingsChanged } from '../../platform/realtime/standing-events';
import { PersonService } from '../people/person.service';
import { BodyAccess } from './body.access';
import { BodyRepository, type KnownSeat } from './body.repository';
import { Compositions } from './compositions';

@Injectable()
export class BodyService {
  constructor(
    private readonly bodies: BodyRepository,
    private readonly access: BodyAccess,
    private readonly compositions: Compositions,
    private readonly people: PersonService,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  /** The bodies that the caller may know of, their own first. */
  async list(caller: Caller | undefined): Promise<BodyList> {
    const bodies = (await this.bodies.all()).filter((body) =>
      mayInBody(caller?.standing, 'bodies:read', body),
    );
    const seats = await this.currentSeats(bodies.map((body) => body.id));
    const cards = bodies.map(({ id, kind, name, purpose, visibility, themes }) => ({
      id,
      kind,
      name,
      purpose,
      visibility,
      themes,
      seatCount: seats.filter((seat) => seat.bodyId === id).length,
      mine: officesIn(caller?.standing, id).length > 0,
    }));
    return cards.sort((a, b) => Number(b.mine) - Number(a.mine));
  }

  async read(caller: Caller | undefined, id: BodyId): Promise<BodyPage> {
    const body = await this.access.require(caller, 'bodies:read', id);
    const seats = await this.currentSeats([id]);
    return {
      ...body,
      seats: await this.seatCards(body, seats),
      mine: {
        offices: officesIn(caller?.standing, id),
        permissions: BODY_PERMISSIONS.filter((permission) =>
          mayInBody(caller?.standing, permission, body),
        ),
      },
    };
  }

  /** Where an organisation sits now, among the bodies that the caller may know of. */
  async seatsOf(caller: Caller | undefined, id: OrganisationId): Promise<SeatsOfOrganisation> {
    const now = this.clock.instant();
    const seats = (await this.bodies.seatsOf(id)).filter((seat) => isCurrent(seat, now));
    const bodies = await this.access.allowed(
      caller,
      'bodies:read',
      seats.map((seat) => seat.bodyId),
    );
    return seats.flatMap(({ bodyId, office }) => {
      const body = bodies.get(bodyId);
      return body ? { body: { id: body.id, kind: body.kind, name: body.name }, office } : [];
    });
  }

  /** For other features: see {@link BodyAccess.require}. */
  require(caller: Caller | undefined, permission: BodyPermission, id: BodyId): Promise<Body> {
    return this.access.require(caller, permission, id);
  }

  /** For other features: see {@link BodyAccess.allowed}. */
  allowed(
    caller: Caller | undefined,
    permission: BodyPermission,
    ids: readonly BodyId[],
  ): Promise<Map<BodyId, Body>> {
    return this.access.allowed(caller, permission, ids);
  }

  /** For other features: all bodies in which the caller may do this. */
  async allowedAnywhere(caller: Caller, permission: BodyPermission): Promise<BodyId[]> {
    const bodies = await this.bodies.all();
    return bodies
      .filter((body) => mayInBody(caller.standing, permission, body))
      .map((body) => body.id);
  }

  /** For other features, with rights of their own. */
  all(): Promise<Body[]> {
    return this.bodies.all();
  }

  /** For other features, after their own access check: the bodies of these ids. */
  named(ids: readonly BodyId[]): Promise<Map<BodyId, Body>> {
    return this.bodies.named(ids);
  }

  /** Seats that exist at this instant. */
  async currentSeats(bodyIds: readonly BodyId[]): Promise<KnownSeat[]> {
    const now = this.clock.instant();
    return (await this.bodies.seatsIn(bodyIds)).filter((seat) => isCurrent(seat, now));
  }

  seatsNaming(mandateIds: readonly MandateId[]): Promise<KnownSeat[]> {
    return this.bodies.seatsNaming(mandateIds);
  }

  /** Ends a seat now: its people lose the body within a second, on every path. */
  async endSeat(caller: Caller, bodyId: BodyId, seatId: SeatId): Promise<void> {
    await this.access.require(caller, 'bodies:manage', bodyId);
    const at = this.clock.instant();
    const ended = await this.bodies.endSeat(seatId, bodyId, at);
    if (!ended) throw new Refusal('request/not-found');
    const mandates = await this.people.mandatesNamed(ended.mandateIds);
    const personIds = mandates.map((mandate) => mandate.personId);
    await this.events.publish(new StandingsChanged(at, caller.personId, personIds));
  }

  add(bodies: readonly Body[], seats: readonly KnownSeat[]): Promise<void> {
    return this.bodies.add(bodies, seats);
  }

  /** For other features: these seats of a body as it is now. */
  seatCards(body: Body, seats: readonly KnownSeat[]): Promise<SeatCard[]> {
    return this.compositions.cards([body], seats, this.clock.instant());
  }
}
