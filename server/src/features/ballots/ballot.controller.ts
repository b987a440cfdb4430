import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  BallotClosed,
  BallotDraft,
  BallotList,
  BallotPage,
  VoteDraft,
  VoteReceipt,
} from '@passerelle/contracts/ballots';
import { BallotId, PositionId } from '@passerelle/contracts/ids';
import { Allow, Public } from '../../platform/permissions/allow';
import { Asking, type Caller } from '../../platform/permissions/caller';
import { Answers } from '../../platform/web/answers';
import { BallotService } from './ballot.service';
import { CloseBallot } from './close-ballot';

const Id = () => Param('id', { schema: BallotId });
const OfPosition = () => Param('id', { schema: PositionId });

@ApiTags('ballots')
@Controller('api')
export class BallotController {
  constructor(
    private readonly ballots: BallotService,
    private readonly closing: CloseBallot,
  ) {}

  @Public()
  @Get('positions/:id/ballots')
  @Answers(BallotList)
  list(@Asking() caller: Caller | undefined, @OfPosition() id: PositionId): Promise<BallotList> {
    return this.ballots.list(caller, id);
  }

  @Allow('account')
  @Post('positions/:id/ballots')
  @Answers(BallotPage, 201)
  open(
    @Asking() caller: Caller,
    @OfPosition() id: PositionId,
    @Body({ schema: BallotDraft }) draft: BallotDraft,
  ): Promise<BallotPage> {
    return this.ballots.open(caller, id, draft);
  }

  @Public()
  @Get('ballots/:id')
  @Answers(BallotPage)
  read(@Asking() caller: Caller | undefined, @Id() id: BallotId): Promise<BallotPage> {
    return this.ballots.read(caller, id);
  }

  @Allow('account')
  @Post('ballots/:id/votes')
  @Answers(VoteReceipt, 201)
  cast(
    @Asking() caller: Caller,
    @Id() id: BallotId,
    @Body({ schema: VoteDraft }) draft: VoteDraft,
  ): Promise<VoteReceipt> {
    return this.ballots.cast(caller, id, draft);
  }

  @Allow('account')
  @Post('ballots/:id/close')
  @Answers(BallotClosed)
  close(@Asking() caller: Caller, @Id() id: BallotId): Promise<BallotClosed> {
    return this.closing.close(caller, id);
  }
}
