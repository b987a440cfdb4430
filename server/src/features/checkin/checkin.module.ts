import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { EventProgrammesModule } from '../events/events.module';
import { RegistrationsModule } from '../registrations/registrations.module';
import { CheckInAnnouncements } from './checkin.announcements';
import { CheckInController } from './checkin.controller';
import { CheckInService } from './checkin.service';
import { EntranceRepository } from './entrance.repository';
import { EntranceRecord, EntranceSchema } from './entrance.schema';

@Module({
  imports: [
    EventProgrammesModule,
    RegistrationsModule,
    MongooseModule.forFeature([{ name: EntranceRecord.name, schema: EntranceSchema }]),
  ],
  controllers: [CheckInController],
  providers: [EntranceRepository, CheckInService, CheckInAnnouncements],
  exports: [CheckInService],
})
export class CheckinModule {}
