import { Injectable } from '@nestjs/common';
import type { Body } from '@passerelle/contracts/bodies';
import type { BodyId, PersonId } from '@passerelle/contracts/ids';
import type { Place } from '@passerelle/contracts/mentions';
import type { PersonCard } from '@passerelle/contracts/people';
import { mayInBody } from '@passerelle/rules/bodies/rights';
import { standingAt, type Standing } from '@passerelle/rules/standing';
import { Clock } from '../../platform/clock/clock';
import { Refusal } from '../../platform/errors/refusal';
import type { Caller } from '../../platform/permissions/caller';
import { BodyService } from '../bodies/body.service';
import { PersonService } from '../people/person.service';

function grouped<K, T>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}

/** Who reads what is written in a body, and so may be called by name there. */
@Injectable()
export class MentionService {
  constructor(
    private readonly bodies: BodyService,
    private readonly people: PersonService,
    private readonly clock: Clock,
  ) {}

  /** The people whom the caller may mention there, the body's own first. */
  async mentionable(caller: Caller, bodyId: BodyId, place: Place): Promise<PersonCard[]> {
    const body = await this.bodies.require(caller, `${place}:post`, bodyId);
    const seated = await this.seated(body, place);
    const others = body.visibility === 'confidential' ? [] : await this.directory(body, place);
    const ids = [...new Set([...seated, ...others])];
    const cards = await this.people.cards(ids);
    return ids.flatMap((id) => cards.get(id) ?? []);
  }

  /** Refuses with their names when some of these people cannot read what is written there. */
  async require(body: Body, place: Place, ids: readonly PersonId[]): Promise<void> {
    const readers = new Set(await this.readersAmong(body, place, ids));
    const blind = ids.filter((id) => !readers.has(id));
    if (blind.length === 0) return;
    const cards = await this.people.cards(blind);
    const names = blind.map((id) => cards.get(id)?.name ?? '?').join(', ');
    throw new Refusal('mention/cannot-read', { names });
  }

  /** The people who act now for a seat of the body and may read there. */
  async seated(body: Body, place: Place): Promise<PersonId[]> {
    const seats = await this.bodies.currentSeats([body.id]);
    const mandates = await this.people.mandatesNamed(seats.flatMap((seat) => seat.mandateIds));
    const ids = [...new Set(mandates.map((mandate) => mandate.personId))];
    return this.readersAmong(body, place, ids);
  }

  /** Of these people, those who may read there now. */
  readers(body: Body, place: Place, ids: readonly PersonId[]): Promise<PersonId[]> {
    return this.readersAmong(body, place, ids);
  }

  private async readersAmong(
    body: Body,
    place: Place,
    ids: readonly PersonId[],
  ): Promise<PersonId[]> {
    const standings = await this.standingsOf(ids);
    return ids.filter((id) => mayInBody(standings.get(id), `${place}:read`, body));
  }

  private async directory(body: Body, place: Place): Promise<PersonId[]> {
    if (place === 'chat') return [];
    const everybody = await this.people.directory();
    return this.readersAmong(
      body,
      place,
      everybody.map((person) => person.id),
    );
  }

  /** For other features: what follows from mandates and seats; the flag of administrators makes nobody a reader here. */
  async standingsOf(ids: readonly PersonId[]): Promise<Map<PersonId, Standing>> {
    if (ids.length === 0) return new Map();
    const at = this.clock.instant();
    const mandates = await this.people.mandatesOf(ids);
    const seats = await this.bodies.seatsNaming(mandates.map((mandate) => mandate.id));
    const byPerson = grouped(mandates, (mandate) => mandate.personId);
    const standings = [...new Set(ids)].map((personId): [PersonId, Standing] => {
      const own = byPerson.get(personId) ?? [];
      const named = seats.filter((seat) => own.some(({ id }) => seat.mandateIds.includes(id)));
      const facts = {
        personId,
        administrator: false,
        mandates: own,
        seats: named,
        organisationKinds: new Map(own.map((held) => [held.organisationId, held.organisationKind])),
        bodyKinds: new Map(named.map((seat) => [seat.bodyId, seat.bodyKind])),
      };
      return [personId, standingAt(at, facts)];
    });
    return new Map(standings);
  }
}
