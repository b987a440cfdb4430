import { Injectable } from '@nestjs/common';
import type { Body, ChartedBody, SeatCard, SeatHolder } from '@passerelle/contracts/bodies';
import type { BodyId } from '@passerelle/contracts/ids';
import type { Mandate } from '@passerelle/contracts/people';
import type { Instant } from '@passerelle/contracts/primitives';
import { mayInBody } from '@passerelle/rules/bodies/rights';
import { isCurrent } from '@passerelle/rules/standing';
import { Clock } from '../../platform/clock/clock';
import type { Caller } from '../../platform/permissions/caller';
import { OrganisationService } from '../organisations/organisation.service';
import { PersonService } from '../people/person.service';
import { BodyAccess } from './body.access';
import { BodyRepository, type KnownSeat } from './body.repository';

const LEAD: ReadonlySet<KnownSeat['office']> = new Set(['chair', 'vice-chair', 'rapporteur']);

/** Who sits where: now, at an earlier date, and in the chart of the network. */
@Injectable()
export class Compositions {
  constructor(
    private readonly bodies: BodyRepository,
    private readonly access: BodyAccess,
    private readonly people: PersonService,
    private readonly organisations: OrganisationService,
    private readonly clock: Clock,
  ) {}

  /** The seats of a body as they were at an instant. The rights are those of now. */
  async at(caller: Caller | undefined, id: BodyId, at: Instant): Promise<SeatCard[]> {
    const body = await this.access.require(caller, 'bodies:read', id);
    const seats = await this.bodies.seatsIn([id]);
    return this.cards(
      [body],
      seats.filter((seat) => isCurrent(seat, at)),
      at,
    );
  }

  /** Every body that the caller may know of, with those who preside and report. */
  async chart(caller: Caller | undefined): Promise<ChartedBody[]> {
    const now = this.clock.instant();
    const bodies = (await this.bodies.all()).filter((body) =>
      mayInBody(caller?.standing, 'bodies:read', body),
    );
    const seats = (await this.bodies.seatsIn(bodies.map(({ id }) => id))).filter((seat) =>
      isCurrent(seat, now),
    );
    const leading = seats.filter(({ office }) => LEAD.has(office));
    const cards = new Map((await this.cards(bodies, leading, now)).map((card) => [card.id, card]));
    return bodies.map(({ id, kind, name, visibility }) => ({
      ...{ id, kind, name, visibility },
      seatCount: seats.filter((seat) => seat.bodyId === id).length,
      lead: leading
        .filter((seat) => seat.bodyId === id)
        .flatMap((seat) => cards.get(seat.id) ?? []),
    }));
  }

  /** Seats as cards: organisation, office, the people who act for it at that instant, and whether it votes. */
  async cards(
    bodies: readonly Body[],
    seats: readonly KnownSeat[],
    at: Instant,
  ): Promise<SeatCard[]> {
    const mandates = (
      await this.people.mandatesNamed(seats.flatMap((seat) => seat.mandateIds))
    ).filter((mandate) => isCurrent(mandate, at));
    const [organisations, people] = await Promise.all([
      this.organisations.named(seats.map((seat) => seat.organisationId)),
      this.people.cards(mandates.map((mandate) => mandate.personId)),
    ]);
    return seats.flatMap((seat) => {
      const organisation = organisations.get(seat.organisationId);
      if (!organisation) return [];
      const { id, name, country, kind } = organisation;
      const holders = mandates.filter(
        (held) => seat.mandateIds.includes(held.id) && held.organisationId === seat.organisationId,
      );
      return {
        ...{ id: seat.id, office: seat.office },
        hasVote: !!bodies.find((body) => body.id === seat.bodyId && votes(body, seat)),
        organisation: { id, name, country, kind },
        people: holders.flatMap((held) => {
          const card = people.get(held.personId);
          return card ? holderOf(card, held, { id, name }) : [];
        }),
        from: seat.from,
        ...(seat.until && { until: seat.until }),
      };
    });
  }
}

const votes = ({ rule }: Body, { office }: KnownSeat) => rule.votingOffices.includes(office);

/** A person as they act for the seat, which may be another office than the one they hold now. */
function holderOf(
  { id, name }: Pick<SeatHolder, 'id' | 'name'>,
  { office, from, until }: Mandate,
  organisation: NonNullable<SeatHolder['organisation']>,
): SeatHolder {
  return { id, name, office, organisation, since: from, ...(until && { until }) };
}
