import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PositionId } from '@passerelle/contracts/ids';
import {
  AdoptionRequest,
  PositionDraft,
  PositionList,
  PositionOpening,
  PositionPage,
  PositionQuery,
  PositionRevisionList,
  PositionSave,
  PositionSaved,
} from '@passerelle/contracts/positions';
import { Allow, Public } from '../../platform/permissions/allow';
import { Asking, type Caller } from '../../platform/permissions/caller';
import { Answers } from '../../platform/web/answers';
import { AdoptPosition } from './adopt-position';
import { PositionService } from './position.service';
import { PositionSteps } from './position-steps';
import { SaveText } from './save-text';

const Id = () => Param('id', { schema: PositionId });

@ApiTags('positions')
@Controller('api/positions')
export class PositionController {
  constructor(
    private readonly positions: PositionService,
    private readonly texts: SaveText,
    private readonly steps: PositionSteps,
    private readonly adoption: AdoptPosition,
  ) {}

  @Public()
  @Get()
  @Answers(PositionList)
  list(
    @Asking() caller: Caller | undefined,
    @Query({ schema: PositionQuery }) query: PositionQuery,
  ): Promise<PositionList> {
    return this.positions.list(caller, query);
  }

  @Allow('account')
  @Post()
  @Answers(PositionPage, 201)
  draft(
    @Asking() caller: Caller,
    @Body({ schema: PositionDraft }) draft: PositionDraft,
  ): Promise<PositionPage> {
    return this.positions.draft(caller, draft);
  }

  @Public()
  @Get(':id')
  @Answers(PositionPage)
  read(@Asking() caller: Caller | undefined, @Id() id: PositionId): Promise<PositionPage> {
    return this.positions.read(caller, id);
  }

  @Public()
  @Get(':id/revisions')
  @Answers(PositionRevisionList)
  revisions(
    @Asking() caller: Caller | undefined,
    @Id() id: PositionId,
  ): Promise<PositionRevisionList> {
    return this.positions.revisions(caller, id);
  }

  @Allow('account')
  @Put(':id')
  @Answers(PositionSaved)
  save(
    @Asking() caller: Caller,
    @Id() id: PositionId,
    @Body({ schema: PositionSave }) save: PositionSave,
  ): Promise<PositionSaved> {
    return this.texts.save(caller, id, save);
  }

  @Allow('account')
  @Post(':id/open')
  @Answers(PositionPage)
  async open(
    @Asking() caller: Caller,
    @Id() id: PositionId,
    @Body({ schema: PositionOpening }) opening: PositionOpening,
  ): Promise<PositionPage> {
    await this.steps.take(caller, id, 'open', opening);
    return this.positions.read(caller, id);
  }

  @Allow('account')
  @Post(':id/close-to-amendments')
  @Answers(PositionPage)
  async closeToAmendments(@Asking() caller: Caller, @Id() id: PositionId): Promise<PositionPage> {
    await this.steps.take(caller, id, 'close-to-amendments');
    return this.positions.read(caller, id);
  }

  @Allow('account')
  @Post(':id/start-voting')
  @Answers(PositionPage)
  async startVoting(@Asking() caller: Caller, @Id() id: PositionId): Promise<PositionPage> {
    await this.steps.take(caller, id, 'start-voting');
    return this.positions.read(caller, id);
  }

  @Allow('account')
  @Post(':id/adopt')
  @Answers(PositionPage)
  async adopt(
    @Asking() caller: Caller,
    @Id() id: PositionId,
    @Body({ schema: AdoptionRequest }) request: AdoptionRequest,
  ): Promise<PositionPage> {
    await this.adoption.adopt(caller, id, request);
    return this.positions.read(caller, id);
  }

  @Allow('account')
  @Post(':id/withdraw')
  @Answers(PositionPage)
  async withdraw(@Asking() caller: Caller, @Id() id: PositionId): Promise<PositionPage> {
    await this.steps.take(caller, id, 'withdraw');
    return this.positions.read(caller, id);
  }
}
