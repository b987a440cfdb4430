import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { OrganisationsModule } from '../organisations/organisations.module';
import { PeopleModule } from '../people/people.module';
import { BodyAccess } from './body.access';
import { BodyController } from './body.controller';
import { BodyRepository } from './body.repository';
import { BodyRecord, BodySchema, SeatRecord, SeatSchema } from './body.schema';
import { BodyService } from './body.service';
import { BodySearch } from './body.search';
import { CompositionController } from './composition.controller';
import { Compositions } from './compositions';
import { SeatRequestController } from './seat-request.controller';
import { SeatRequestLists } from './seat-request-list';
import { SeatRequestRepository } from './seat-request.repository';
import { SeatRequestRecord, SeatRequestSchema } from './seat-request.schema';
import { SeatRequestService } from './seat-request.service';
import { SuccessionController } from './succession.controller';
import { SuccessionPlans } from './succession-plan';
import { SuccessionRepository } from './succession.repository';
import { SuccessionRecord, SuccessionSchema } from './succession.schema';
import { SuccessionService } from './succession.service';

@Module({
  imports: [
    OrganisationsModule,
    PeopleModule,
    MongooseModule.forFeature([
      { name: BodyRecord.name, schema: BodySchema },
      { name: SeatRecord.name, schema: SeatSchema },
      { name: SeatRequestRecord.name, schema: SeatRequestSchema },
      { name: SuccessionRecord.name, schema: SuccessionSchema },
    ]),
  ],
  controllers: [BodyController, CompositionController, SuccessionController, SeatRequestController],
  providers: [
    BodySearch,
    BodyRepository,
    BodyAccess,
    BodyService,
    Compositions,
    SeatRequestRepository,
    SeatRequestLists,
    SeatRequestService,
    SuccessionRepository,
    SuccessionPlans,
    SuccessionService,
  ],
  exports: [BodyService],
})
export class BodiesModule {}
