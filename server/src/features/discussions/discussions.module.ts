import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { BodiesModule } from '../bodies/bodies.module';
import { FilesModule } from '../files/files.module';
import { MentionsModule } from '../mentions/mentions.module';
import { PeopleModule } from '../people/people.module';
import { ContributionService } from './contribution.service';
import { DiscussionAccess } from './discussion.access';
import { DiscussionAnnouncements } from './discussion.announcements';
import { DiscussionCards } from './discussion-cards';
import { DiscussionController } from './discussion.controller';
import { DiscussionReadRepository } from './discussion-read.repository';
import { DiscussionRepository } from './discussion.repository';
import * as records from './discussion.schema';
import { DiscussionService } from './discussion.service';
import { DiscussionWaiting } from './discussion.waiting';
import { ModerationService } from './moderation.service';
import { PostController } from './post.controller';
import { PostRepository } from './post.repository';
import { PostRecord, PostSchema } from './post.schema';
import { PostService } from './post.service';
import { PostSearch } from './post.search';

@Module({
  imports: [
    BodiesModule,
    FilesModule,
    MentionsModule,
    PeopleModule,
    MongooseModule.forFeature([
      { name: records.DiscussionRecord.name, schema: records.DiscussionSchema },
      { name: records.DiscussionReadRecord.name, schema: records.DiscussionReadSchema },
      { name: PostRecord.name, schema: PostSchema },
    ]),
  ],
  controllers: [DiscussionController, PostController],
  providers: [
    PostSearch,
    DiscussionRepository,
    PostRepository,
    DiscussionReadRepository,
    DiscussionAccess,
    DiscussionCards,
    DiscussionAnnouncements,
    DiscussionService,
    ContributionService,
    PostService,
    ModerationService,
    DiscussionWaiting,
  ],
  exports: [DiscussionService],
})
export class DiscussionsModule {}
