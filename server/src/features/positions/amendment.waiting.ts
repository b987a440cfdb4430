import { Injectable, OnModuleInit } from '@nestjs/common';
import type { Amendment } from '@passerelle/contracts/amendments';
import type { Body } from '@passerelle/contracts/bodies';
import type { WaitingItem } from '@passerelle/contracts/home';
import { mayRectifyIn } from '@passerelle/rules/positions/amendment-lifecycle';
import { mayWithPositions, tablesFor } from '@passerelle/rules/positions/rights';
import { Waiting, type WaitingSource } from '../../platform/waiting/waiting';
import type { Caller } from '../../platform/permissions/caller';
import { BodyService } from '../bodies/body.service';
import { AmendmentRepository } from './amendment.repository';
import { PositionRepository, type StoredPosition } from './position.repository';

const IN_DEBATE = ['open', 'closed-to-amendments', 'voting'] as const;

/** Amendments that a rapporteur has not given an opinion on, and those that their author has to rebase. */
@Injectable()
export class AmendmentWaiting implements WaitingSource, OnModuleInit {
  constructor(
    private readonly amendments: AmendmentRepository,
    private readonly positions: PositionRepository,
    private readonly bodies: BodyService,
    private readonly waiting: Waiting,
  ) {}

  onModuleInit(): void {
    this.waiting.register(this);
  }

  async waitingFor(caller: Caller): Promise<WaitingItem[]> {
    const bodies = await this.bodies.named(caller.standing.seats.map((seat) => seat.bodyId));
    const positions = await this.positions.inBodies([...bodies.keys()], IN_DEBATE);
    const open = await this.amendments.openOf(positions.map((position) => position.id));
    return positions.flatMap((position) => {
      const body = bodies.get(position.bodyId);
      const here = open.filter((amendment) => amendment.positionId === position.id);
      const due = body ? here.filter((one) => isDue(caller, body, position, one)) : [];
      return body && due.length > 0 ? [itemOf(body, position, due)] : [];
    });
  }
}

function isDue(caller: Caller, body: Body, position: StoredPosition, one: Amendment): boolean {
  const reports = mayWithPositions(caller.standing, 'amendment:give-opinion', body);
  if (one.state === 'tabled') return reports && !one.opinion;
  const [author] = one.organisationIds;
  return mayRectifyIn(position.status) && tablesFor(caller.standing, body).includes(author);
}

function itemOf(body: Body, position: StoredPosition, due: readonly Amendment[]): WaitingItem {
  const [first] = due;
  return {
    ...{ kind: 'amendment-to-look-at', bodyId: body.id, body: body.name, count: due.length },
    subject: { fr: position.title },
    target: { positionId: position.id, ...(due.length === 1 && { amendmentId: first.id }) },
    since: due.map((one) => one.tabledAt).sort()[0],
  };
}
