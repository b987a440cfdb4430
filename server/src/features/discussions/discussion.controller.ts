import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ClosingDraft,
  DiscussionDraft,
  DiscussionItem,
  DiscussionList,
  DiscussionPage,
  DiscussionQuery,
  DiscussionRead,
  PinChange,
  PostQuery,
  ReadUpTo,
  TitleChange,
} from '@passerelle/contracts/discussions';
import { BodyId, DiscussionId } from '@passerelle/contracts/ids';
import { Allow, Public } from '../../platform/permissions/allow';
import { Asking, type Caller } from '../../platform/permissions/caller';
import { Answers } from '../../platform/web/answers';
import { ContributionService } from './contribution.service';
import { DiscussionService } from './discussion.service';
import { ModerationService } from './moderation.service';

const TheBody = () => Param('bodyId', { schema: BodyId });
const TheDiscussion = () => Param('id', { schema: DiscussionId });

@ApiTags('discussions')
@Controller('api')
export class DiscussionController {
  constructor(
    private readonly discussions: DiscussionService,
    private readonly contributions: ContributionService,
    private readonly moderation: ModerationService,
  ) {}

  @Public()
  @Get('bodies/:bodyId/discussions')
  @Answers(DiscussionList)
  list(
    @Asking() caller: Caller | undefined,
    @TheBody() bodyId: BodyId,
    @Query({ schema: DiscussionQuery }) { after }: { after?: string | undefined },
  ): Promise<DiscussionList> {
    return this.discussions.list(caller, bodyId, after);
  }

  @Allow('account')
  @Post('bodies/:bodyId/discussions')
  @Answers(DiscussionItem, 201)
  start(
    @Asking() caller: Caller,
    @TheBody() bodyId: BodyId,
    @Body({ schema: DiscussionDraft }) draft: DiscussionDraft,
  ): Promise<DiscussionItem> {
    return this.contributions.start(caller, bodyId, draft);
  }

  @Public()
  @Get('discussions/:id')
  @Answers(DiscussionPage)
  read(
    @Asking() caller: Caller | undefined,
    @TheDiscussion() id: DiscussionId,
    @Query({ schema: PostQuery }) { from }: { from: number },
  ): Promise<DiscussionPage> {
    return this.discussions.read(caller, id, from);
  }

  @Allow('account')
  @Put('discussions/:id/read')
  @Answers(DiscussionRead)
  markRead(
    @Asking() caller: Caller,
    @TheDiscussion() id: DiscussionId,
    @Body({ schema: ReadUpTo }) upTo: ReadUpTo,
  ): Promise<DiscussionRead> {
    return this.discussions.markRead(caller, id, upTo);
  }

  @Allow('account')
  @Put('discussions/:id/title')
  @HttpCode(204)
  rename(
    @Asking() caller: Caller,
    @TheDiscussion() id: DiscussionId,
    @Body({ schema: TitleChange }) change: TitleChange,
  ): Promise<void> {
    return this.moderation.rename(caller, id, change);
  }

  @Allow('account')
  @Put('discussions/:id/pin')
  @HttpCode(204)
  pin(
    @Asking() caller: Caller,
    @TheDiscussion() id: DiscussionId,
    @Body({ schema: PinChange }) change: PinChange,
  ): Promise<void> {
    return this.moderation.pin(caller, id, change);
  }

  @Allow('account')
  @Post('discussions/:id/close')
  @HttpCode(204)
  close(
    @Asking() caller: Caller,
    @TheDiscussion() id: DiscussionId,
    @Body({ schema: ClosingDraft }) closing: ClosingDraft,
  ): Promise<void> {
    return this.moderation.close(caller, id, closing);
  }

  @Allow('account')
  @Post('discussions/:id/reopen')
  @HttpCode(204)
  reopen(@Asking() caller: Caller, @TheDiscussion() id: DiscussionId): Promise<void> {
    return this.moderation.reopen(caller, id);
  }
}
