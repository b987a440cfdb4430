import { Module } from '@nestjs/common';
import { BodiesModule } from '../bodies/bodies.module';
import { PeopleModule } from '../people/people.module';
import { MentionController } from './mention.controller';
import { MentionService } from './mention.service';

@Module({
  imports: [BodiesModule, PeopleModule],
  controllers: [MentionController],
  providers: [MentionService],
  exports: [MentionService],
})
export class MentionsModule {}
