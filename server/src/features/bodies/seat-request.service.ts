import { Injectable } from '@nestjs/common';
import type { Body } from '@passerelle/contracts/bodies';
import type { BodyId, SeatId, SeatRequestId } from '@passerelle/contracts/ids';
import type { SeatRequestDraft } from '@passerelle/contracts/seat-requests';
import {
  holdersOfNewSeat,
  mayBegin,
  mayDecide,
  mayWithdraw,
} from '@passerelle/rules/bodies/seat-requests';
import { isCurrent } from '@passerelle/rules/standing';
import { Clock } from '../../platform/clock/clock';
import type { Transaction } from '../../platform/database/transactions';
import { Refusal } from '../../platform/errors/refusal';
import { DomainEvents } from '../../platform/events/domain-events';
import type { Caller } from '../../platform/permissions/caller';
import { StandingsRevision } from '../../platform/permissions/standings-revision.repository';
import { StandingsChanged } from '../../platform/realtime/standing-events';
import { OrganisationService } from '../organisations/organisation.service';
import { PersonService } from '../people/person.service';
import { BodyAccess } from './body.access';
import { SeatRequestSettled, SeatRequested } from './body.events';
import { BodyRepository } from './body.repository';
import { SeatRequestRepository, type Decision } from './seat-request.repository';
import type { SeatRequestRecord } from './seat-request.schema';

const MEMBER_KINDS = new Set(['city', 'associate-city', 'local-authority-association']);

type Right = typeof mayDecide;

/** A city asks for a seat or a body invites it; the other side answers, and a yes seats the city at that instant. */
@Injectable()
export class SeatRequestService {
  constructor(
    private readonly requests: SeatRequestRepository,
    private readonly bodies: BodyRepository,
    private readonly access: BodyAccess,
    private readonly people: PersonService,
    private readonly organisations: OrganisationService,
    private readonly standings: StandingsRevision,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  async begin(caller: Caller, bodyId: BodyId, draft: SeatRequestDraft): Promise<void> {
    const body = await this.access.require(caller, 'bodies:read', bodyId);
    if (!mayBegin(caller.standing, draft, body)) throw new Refusal('body/not-seated');
    const { kind } = await this.organisations.read(draft.organisationId);
    if (!MEMBER_KINDS.has(kind)) throw new Refusal('seat-request/not-a-member');
    if (await this.isSeated(draft.organisationId, bodyId)) throw new Refusal('seat-request/seated');
    const { id, ...said } = draft;
    const at = this.clock.instant();
    const record = { _id: id, bodyId, ...said, by: caller.personId, at, state: 'open' as const };
    if ((await this.requests.add(record, draft)) === 'already') return;
    await this.events.publish(new SeatRequested(at, caller.personId, id, bodyId));
  }

  async accept(caller: Caller, id: SeatRequestId, seatId: SeatId): Promise<void> {
    const { request, body } = await this.require(caller, id, mayDecide);
    const decision = this.decision(caller, 'accepted');
    const { kind, by, organisationId } = request;
    const speaker = kind === 'request' ? by : caller.personId;
    const holders = await this.standings.change(async (transaction) => {
      if (!(await this.requests.settle(id, decision, transaction)))
        throw new Refusal('seat-request/decided');
      if (await this.isSeated(organisationId, body.id, transaction))
        throw new Refusal('seat-request/seated');
      const mandates = await this.people.mandatesIn(organisationId, transaction);
      const at = decision.decidedAt;
      const mandateIds = holdersOfNewSeat(mandates, organisationId, speaker, at);
      const seat = { bodyId: body.id, bodyKind: body.kind, organisationId, from: at };
      await this.requests.seat(
        { id: seatId, ...seat, office: request.office, mandateIds },
        transaction,
      );
      return mandates.filter((held) => mandateIds.includes(held.id));
    });
    const people = holders.map(({ personId }) => personId);
    await this.events.publish(
      new SeatRequestSettled(decision.decidedAt, caller.personId, id, 'accepted'),
      new StandingsChanged(decision.decidedAt, caller.personId, people),
    );
  }

  refuse(caller: Caller, id: SeatRequestId, reason: string): Promise<void> {
    return this.close(caller, id, mayDecide, { ...this.decision(caller, 'refused'), reason });
  }

  withdraw(caller: Caller, id: SeatRequestId): Promise<void> {
    return this.close(caller, id, mayWithdraw, this.decision(caller, 'withdrawn'));
  }

  private async close(
    caller: Caller,
    id: SeatRequestId,
    right: Right,
    decision: Decision,
  ): Promise<void> {
    await this.require(caller, id, right);
    if (!(await this.requests.settle(id, decision))) throw new Refusal('seat-request/decided');
    await this.events.publish(
      new SeatRequestSettled(decision.decidedAt, caller.personId, id, decision.state),
    );
  }

  /** Whoever is on neither side learns nothing of it; the wrong side is told so. */
  private async require(
    caller: Caller,
    id: SeatRequestId,
    right: Right,
  ): Promise<{ request: SeatRequestRecord; body: Body }> {
    const request = await this.requests.one(id);
    const body = request && (await this.bodies.named([request.bodyId])).get(request.bodyId);
    const { standing } = caller;
    if (!body || !(mayDecide(standing, request, body) || mayWithdraw(standing, request, body)))
      throw new Refusal('request/not-found');
    if (!right(standing, request, body)) throw new Refusal('body/not-seated');
    return { request, body };
  }

  private async isSeated(
    organisationId: SeatRequestRecord['organisationId'],
    bodyId: BodyId,
    transaction?: Transaction,
  ): Promise<boolean> {
    const now = this.clock.instant();
    const seats = await this.bodies.seatsOf(organisationId, transaction);
    return seats.some((seat) => seat.bodyId === bodyId && isCurrent(seat, now));
  }

  private decision({ personId }: Caller, state: Decision['state']): Decision {
    return { state, decidedBy: personId, decidedAt: this.clock.instant() };
  }
}
