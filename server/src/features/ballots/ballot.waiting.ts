import { Injectable, OnModuleInit } from '@nestjs/common';
import type { WaitingItem } from '@passerelle/contracts/home';
import { Waiting, type WaitingSource } from '../../platform/waiting/waiting';
import type { Caller } from '../../platform/permissions/caller';
import { BodyService } from '../bodies/body.service';
import { PositionService } from '../positions/position.service';
import { BallotCards } from './ballot-cards';
import { BallotRepository } from './ballot.repository';

/** Open ballots in which a seat of the caller has not voted yet, whoever of the city would vote for it. */
@Injectable()
export class BallotWaiting implements WaitingSource, OnModuleInit {
  constructor(
    private readonly ballots: BallotRepository,
    private readonly cards: BallotCards,
    private readonly positions: PositionService,
    private readonly bodies: BodyService,
    private readonly waiting: Waiting,
  ) {}

  onModuleInit(): void {
    this.waiting.register(this);
  }

  async waitingFor(caller: Caller): Promise<WaitingItem[]> {
    const open = await this.ballots.openIn(caller.standing.seats.map((seat) => seat.bodyId));
    const mine = open.map(({ ballot, ...rest }) => ({
      ballot,
      count: this.cards.mine(caller, { ballot, ...rest }).filter((seat) => !seat.choice).length,
    }));
    const due = mine.filter(({ count }) => count > 0);
    const [titles, bodies] = await Promise.all([
      this.positions.titles(due.map(({ ballot }) => ballot.subject.positionId)),
      this.bodies.named(due.map(({ ballot }) => ballot.bodyId)),
    ]);
    return due.map(({ ballot: { id, bodyId, subject, openedAt }, count }) => {
      const body = bodies.get(bodyId)?.name;
      const { positionId } = subject;
      return {
        ...{ kind: 'vote-to-cast', bodyId, count, since: openedAt },
        subject: { fr: titles.get(positionId) ?? '' },
        ...(body && { body }),
        target: {
          ...{ positionId, ballotId: id },
          ...(subject.kind === 'amendment' && { amendmentId: subject.amendmentId }),
        },
      };
    });
  }
}
