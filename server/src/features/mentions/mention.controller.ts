import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { MentionableList, MentionableQuery } from '@passerelle/contracts/mentions';
import { Allow } from '../../platform/permissions/allow';
import { Asking, type Caller } from '../../platform/permissions/caller';
import { Answers } from '../../platform/web/answers';
import { MentionService } from './mention.service';

@ApiTags('mentions')
@Controller('api/mentionable')
export class MentionController {
  constructor(private readonly mentions: MentionService) {}

  @Allow('account')
  @Get()
  @Answers(MentionableList)
  mentionable(
    @Asking() caller: Caller,
    @Query({ schema: MentionableQuery }) { bodyId, place }: MentionableQuery,
  ): Promise<MentionableList> {
    return this.mentions.mentionable(caller, bodyId, place);
  }
}
