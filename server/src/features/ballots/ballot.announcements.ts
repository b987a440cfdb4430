import { Injectable, OnModuleInit } from '@nestjs/common';
import type { BallotId, PositionId } from '@passerelle/contracts/ids';
import { positionRoom } from '@passerelle/contracts/positions';
import { DomainEvents } from '../../platform/events/domain-events';
import { Announcer } from '../../platform/realtime/announcer';
import { BallotCards } from './ballot-cards';
import { BallotClosedAndCounted, BallotOpened, VoteTaken } from './ballot.events';
import { BallotRepository } from './ballot.repository';

/** Tells whoever follows a text about its ballots. Of a ballot that runs: how many seats have voted. */
@Injectable()
export class BallotAnnouncements implements OnModuleInit {
  constructor(
    private readonly ballots: BallotRepository,
    private readonly cards: BallotCards,
    private readonly events: DomainEvents,
    private readonly announcer: Announcer,
  ) {}

  onModuleInit(): void {
    this.events.on(BallotOpened, ({ positionId, ballotId }) =>
      this.tellBallot('ballot:opened', positionId, ballotId),
    );
    this.events.on(BallotClosedAndCounted, ({ positionId, ballotId }) =>
      this.tellBallot('ballot:closed', positionId, ballotId),
    );
    this.events.on(VoteTaken, ({ positionId, ballotId, turnout }) =>
      this.announcer.tell(positionRoom(positionId), 'ballot:vote-counted', {
        ...{ positionId, ballotId, turnout },
      }),
    );
  }

  private async tellBallot(
    fact: 'ballot:opened' | 'ballot:closed',
    positionId: PositionId,
    ballotId: BallotId,
  ): Promise<void> {
    const stored = await this.ballots.one(ballotId);
    if (!stored) return;
    const ballot = await this.cards.card(stored);
    this.announcer.tell(positionRoom(positionId), fact, { positionId, ballot });
  }
}
