import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { OrganisationsModule } from '../organisations/organisations.module';
import { PersonController } from './person.controller';
import { PersonRepository } from './person.repository';
import { MandateRecord, MandateSchema, PersonRecord, PersonSchema } from './person.schema';
import { PersonService } from './person.service';
import { PersonSearch } from './person.search';

@Module({
  imports: [
    OrganisationsModule,
    MongooseModule.forFeature([
      { name: PersonRecord.name, schema: PersonSchema },
      { name: MandateRecord.name, schema: MandateSchema },
    ]),
  ],
  controllers: [PersonController],
  providers: [PersonSearch, PersonRepository, PersonService],
  exports: [PersonService],
})
export class PeopleModule {}
