import { Module } from '@nestjs/common';
import { BodiesModule } from '../bodies/bodies.module';
import { EventProgrammesModule } from '../events/events.module';
import { PeopleModule } from '../people/people.module';
import { SearchController } from './search.controller';
import { SearchService } from './search.service';

@Module({
  imports: [BodiesModule, EventProgrammesModule, PeopleModule],
  controllers: [SearchController],
  providers: [SearchService],
})
export class SearchModule {}
