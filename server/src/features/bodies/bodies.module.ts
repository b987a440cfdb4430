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

@Module({
  imports: [
    OrganisationsModule,
    PeopleModule,
    MongooseModule.forFeature([
      { name: BodyRecord.name, schema: BodySchema },
      { name: SeatRecord.name, schema: SeatSchema },
    ]),
  ],
  controllers: [BodyController],
  providers: [BodySearch, BodyRepository, BodyAccess, BodyService],
  exports: [BodyService],
})
export class BodiesModule {}
