import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { BodiesModule } from '../bodies/bodies.module';
import { ChatModule } from '../chat/chat.module';
import { DiscussionsModule } from '../discussions/discussions.module';
import { OrganisationsModule } from '../organisations/organisations.module';
import { PeopleModule } from '../people/people.module';
import { ActionRepository } from './action.repository';
import { ActionService } from './action.service';
import { AgendaService } from './agenda.service';
import { AttendanceRepository } from './attendance.repository';
import { AttendanceService } from './attendance.service';
import { ConveningService } from './convening.service';
import { DecisionRepository } from './decision.repository';
import { FloorService } from './floor.service';
import { FollowUpService } from './follow-up.service';
import { MeetingAccess } from './meeting.access';
import { MeetingAnnouncements } from './meeting.announcements';
import { MeetingArchiveService } from './meeting-archive.service';
import { MeetingCards } from './meeting-cards';
import { MeetingController } from './meeting.controller';
import * as records from './meeting-record.schema';
import { MeetingCalendarService } from './meeting-calendar.service';
import { MeetingPaperController } from './meeting-paper.controller';
import { MeetingRepository } from './meeting.repository';
import { MeetingRecord, MeetingSchema, ReplyRecord, ReplySchema } from './meeting.schema';
import { MeetingService } from './meeting.service';
import { MeetingWaiting } from './meeting.waiting';
import { MinutesController } from './minutes.controller';
import { MinutesService } from './minutes.service';
import { MeetingPaperService } from './paper.service';
import { RecordController } from './record.controller';
import { RecordService } from './record.service';
import { ReplyRepository } from './reply.repository';
import { SittingController } from './sitting.controller';
import { Sources } from './sources';

@Module({
  imports: [
    BodiesModule,
    ChatModule,
    DiscussionsModule,
    OrganisationsModule,
    PeopleModule,
    MongooseModule.forFeature([
      { name: MeetingRecord.name, schema: MeetingSchema },
      { name: ReplyRecord.name, schema: ReplySchema },
      { name: records.AttendanceRecord.name, schema: records.AttendanceSchema },
      { name: records.DecisionRecord.name, schema: records.DecisionSchema },
      { name: records.ActionRecord.name, schema: records.ActionSchema },
    ]),
  ],
  controllers: [
    MeetingController,
    SittingController,
    RecordController,
    MinutesController,
    MeetingPaperController,
  ],
  providers: [
    MeetingRepository,
    ReplyRepository,
    AttendanceRepository,
    DecisionRepository,
    ActionRepository,
    MeetingAccess,
    MeetingCards,
    MeetingAnnouncements,
    ConveningService,
    Sources,
    MeetingService,
    AgendaService,
    AttendanceService,
    FloorService,
    ActionService,
    RecordService,
    FollowUpService,
    MeetingWaiting,
    MinutesService,
    MeetingPaperService,
    MeetingCalendarService,
    MeetingArchiveService,
  ],
})
export class MeetingsModule {}
