import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as z from 'zod';
import { AdoptionNumber } from '@passerelle/contracts/positions';
import { Cursor } from '@passerelle/contracts/primitives';
import {
  PublishedPosition,
  PublishedPositionList,
} from '@passerelle/contracts/published-positions';
import { Public } from '../../platform/permissions/allow';
import { Answers } from '../../platform/web/answers';
import { PublishedPositions } from './published-positions';

const ListQuery = z.object({ after: Cursor.optional() });

@ApiTags('positions')
@Controller('api/published-positions')
export class PublishedPositionController {
  constructor(private readonly published: PublishedPositions) {}

  @Public()
  @Get()
  @Answers(PublishedPositionList)
  list(
    @Query({ schema: ListQuery }) { after }: z.infer<typeof ListQuery>,
  ): Promise<PublishedPositionList> {
    return this.published.list(after);
  }

  @Public()
  @Get(':number')
  @Answers(PublishedPosition)
  read(@Param('number', { schema: AdoptionNumber }) number: string): Promise<PublishedPosition> {
    return this.published.read(number);
  }
}
