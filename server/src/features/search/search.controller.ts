import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SearchAnswer, SearchQuery } from '@passerelle/contracts/search';
import { Allow } from '../../platform/permissions/allow';
import { Asking, type Caller } from '../../platform/permissions/caller';
import { Answers } from '../../platform/web/answers';
import { SearchService } from './search.service';

@ApiTags('search')
@Controller('api/search')
export class SearchController {
  constructor(private readonly search: SearchService) {}

  @Allow('account')
  @Get()
  @Answers(SearchAnswer)
  find(
    @Asking() caller: Caller,
    @Query({ schema: SearchQuery }) query: SearchQuery,
  ): Promise<SearchAnswer> {
    return this.search.find(caller, query);
  }
}
