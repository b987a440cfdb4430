import { Body, Controller, Delete, Get, Param, Patch, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as contract from '@passerelle/contracts/discussions';
import { DiscussionId } from '@passerelle/contracts/ids';
import { Reaction } from '@passerelle/contracts/reactions';
import { Allow, Public } from '../../platform/permissions/allow';
import { Asking, type Caller } from '../../platform/permissions/caller';
import { Answers } from '../../platform/web/answers';
import { ContributionService } from './contribution.service';
import { PostService } from './post.service';

const TheDiscussion = () => Param('id', { schema: DiscussionId });
const ThePosition = () => Param('position', { schema: contract.PostPosition });
const TheReaction = () => Param('reaction', { schema: Reaction });

@ApiTags('discussions')
@Controller('api/discussions/:id')
export class PostController {
  constructor(
    private readonly contributions: ContributionService,
    private readonly posts: PostService,
  ) {}

  @Allow('account')
  @Post('replies')
  @Answers(contract.Post, 201)
  reply(
    @Asking() caller: Caller,
    @TheDiscussion() id: DiscussionId,
    @Body({ schema: contract.ReplyDraft }) draft: contract.ReplyDraft,
  ): Promise<contract.Post> {
    return this.contributions.reply(caller, id, draft);
  }

  @Allow('account')
  @Patch('posts/:position')
  @Answers(contract.Post)
  edit(
    @Asking() caller: Caller,
    @TheDiscussion() id: DiscussionId,
    @ThePosition() position: number,
    @Body({ schema: contract.PostEdit }) edit: contract.PostEdit,
  ): Promise<contract.Post> {
    return this.posts.edit(caller, id, position, edit);
  }

  @Public()
  @Get('posts/:position/versions')
  @Answers(contract.PostVersions)
  versions(
    @Asking() caller: Caller | undefined,
    @TheDiscussion() id: DiscussionId,
    @ThePosition() position: number,
  ): Promise<contract.PostVersions> {
    return this.posts.versions(caller, id, position);
  }

  @Allow('account')
  @Put('posts/:position/reactions/:reaction')
  @Answers(contract.Post)
  react(
    @Asking() caller: Caller,
    @TheDiscussion() id: DiscussionId,
    @ThePosition() position: number,
    @TheReaction() reaction: Reaction,
  ): Promise<contract.Post> {
    return this.posts.react(caller, id, position, reaction, true);
  }

  @Allow('account')
  @Delete('posts/:position/reactions/:reaction')
  @Answers(contract.Post)
  takeBack(
    @Asking() caller: Caller,
    @TheDiscussion() id: DiscussionId,
    @ThePosition() position: number,
    @TheReaction() reaction: Reaction,
  ): Promise<contract.Post> {
    return this.posts.react(caller, id, position, reaction, false);
  }
}
