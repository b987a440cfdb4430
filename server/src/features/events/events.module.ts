import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { BodiesModule } from '../bodies/bodies.module';
import { AttendanceService } from './attendance.service';
import { EventAccess } from './event.access';
import { EventAnnouncements } from './event.announcements';
import { EventController } from './event.controller';
import { EventGateway } from './event.gateway';
import { EventRepository } from './event.repository';
import { EventRecord, EventSchema } from './event.schema';
import { EventService } from './event.service';
import { ExchangeController } from './exchange.controller';
import { ExportScheduleService } from './export-schedule.service';
import { ImportScheduleService } from './import-schedule.service';
import { MergeProgramme } from './merge-programme';
import { ProgrammeChangesRepository } from './programme-changes.repository';
import { ProgrammePages } from './programme-pages';
import { ProgrammeRepository } from './programme.repository';
import * as records from './programme.schema';
import { ProgrammeService } from './programme.service';
import { SessionRecord, SessionSchema } from './session.schema';
import { EventSearch } from './event.search';
import { SessionSearch } from './session.search';

@Module({
  imports: [
    BodiesModule,
    MongooseModule.forFeature([
      { name: EventRecord.name, schema: EventSchema },
      { name: SessionRecord.name, schema: SessionSchema },
      { name: records.RoomRecord.name, schema: records.RoomSchema },
      { name: records.TrackRecord.name, schema: records.TrackSchema },
      { name: records.SpeakerRecord.name, schema: records.SpeakerSchema },
    ]),
  ],
  controllers: [ExchangeController, EventController],
  providers: [
    EventSearch,
    SessionSearch,
    AttendanceService,
    EventRepository,
    ProgrammeRepository,
    ProgrammeChangesRepository,
    ProgrammePages,
    EventAccess,
    EventService,
    ProgrammeService,
    MergeProgramme,
    ImportScheduleService,
    ExportScheduleService,
    EventAnnouncements,
    EventGateway,
  ],
  exports: [
    AttendanceService,
    EventService,
    ProgrammeService,
    ImportScheduleService,
    ExportScheduleService,
  ],
})
export class EventProgrammesModule {}
