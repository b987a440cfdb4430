import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { WaitingModule } from '../../platform/waiting/waiting.module';
import { BodiesModule } from '../bodies/bodies.module';
import { OrganisationsModule } from '../organisations/organisations.module';
import { PeopleModule } from '../people/people.module';
import { PositionsModule } from '../positions/positions.module';
import { BallotAnnouncements } from './ballot.announcements';
import { BallotCards } from './ballot-cards';
import { BallotCheckService } from './ballot-check.service';
import { BallotController } from './ballot.controller';
import { BallotRepository } from './ballot.repository';
import { BallotRecord, BallotSchema } from './ballot.schema';
import { BallotService } from './ballot.service';
import { BallotWaiting } from './ballot.waiting';
import { CloseBallot } from './close-ballot';

@Module({
  imports: [
    BodiesModule,
    OrganisationsModule,
    PeopleModule,
    PositionsModule,
    WaitingModule,
    MongooseModule.forFeature([{ name: BallotRecord.name, schema: BallotSchema }]),
  ],
  controllers: [BallotController],
  providers: [
    BallotRepository,
    BallotService,
    BallotCheckService,
    BallotCards,
    CloseBallot,
    BallotAnnouncements,
    BallotWaiting,
  ],
  exports: [BallotService, BallotCheckService],
})
export class BallotsModule {}
