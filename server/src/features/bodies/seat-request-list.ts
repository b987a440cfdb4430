import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { WaitingItem } from '@passerelle/contracts/home';
import type { SeatRequest } from '@passerelle/contracts/seat-requests';
import { mayInBody } from '@passerelle/rules/bodies/rights';
import { mayDecide, mayWithdraw } from '@passerelle/rules/bodies/seat-requests';
import type { Caller } from '../../platform/permissions/caller';
import { Waiting, type WaitingSource } from '../../platform/waiting/waiting';
import { OrganisationService } from '../organisations/organisation.service';
import { PersonService } from '../people/person.service';
import { BodyRepository } from './body.repository';
import { SeatRequestRepository } from './seat-request.repository';
import type { SeatRequestRecord } from './seat-request.schema';

/** Requests for seats as each side sees them, and those that wait for an answer. */
@Injectable()
export class SeatRequestLists implements WaitingSource, OnModuleInit {
  constructor(
    private readonly requests: SeatRequestRepository,
    private readonly bodies: BodyRepository,
    private readonly people: PersonService,
    private readonly organisations: OrganisationService,
    private readonly waiting: Waiting,
  ) {}

  onModuleInit(): void {
    this.waiting.register(this);
  }

  /** Open ones of bodies that the caller leads, and all of their cities; the newest first. */
  async of(caller: Caller): Promise<SeatRequest[]> {
    const records = await this.concerning(caller);
    const [bodies, organisations, people] = await Promise.all([
      this.bodies.named(records.map(({ bodyId }) => bodyId)),
      this.organisations.names(records.map(({ organisationId }) => organisationId)),
      this.people.cards(records.map(({ by }) => by)),
    ]);
    return records.flatMap((record) => {
      const body = bodies.get(record.bodyId);
      const organisation = organisations.get(record.organisationId);
      if (!body || !organisation) return [];
      const { _id, kind, office, words, at, state, reason, decidedAt } = record;
      const by = people.get(record.by);
      const open = state === 'open';
      return {
        ...{ id: _id, body: { id: body.id, name: body.name }, kind, office, words, at, state },
        organisation: { id: organisation.id, name: organisation.name },
        ...(by && { by }),
        ...(reason && { reason }),
        ...(decidedAt && { decidedAt }),
        mayDecide: open && mayDecide(caller.standing, record, body),
        mayWithdraw: open && mayWithdraw(caller.standing, record, body),
      };
    });
  }

  async waitingFor(caller: Caller): Promise<WaitingItem[]> {
    const due = (await this.of(caller)).filter((request) => request.mayDecide);
    return due.map(({ body, organisation, kind, by, at }) => ({
      kind: 'seat-request-to-decide',
      subject: kind === 'request' ? { fr: organisation.name } : body.name,
      ...(kind === 'request' && { body: body.name, bodyId: body.id }),
      count: 1,
      ...(by && { by }),
      target: {},
      since: at,
    }));
  }

  private async concerning({ standing }: Caller): Promise<SeatRequestRecord[]> {
    const led = (await this.bodies.all()).filter((body) =>
      mayInBody(standing, 'bodies:manage', body),
    );
    const [inBodies, ofCities] = await Promise.all([
      this.requests.openIn(led.map(({ id }) => id)),
      this.requests.of(standing.organisations.map(({ organisationId }) => organisationId)),
    ]);
    const all = new Map([...inBodies, ...ofCities].map((record) => [record._id, record]));
    return [...all.values()].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  }
}
