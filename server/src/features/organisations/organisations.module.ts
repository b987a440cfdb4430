import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { OrganisationController } from './organisation.controller';
import { OrganisationRepository } from './organisation.repository';
import { OrganisationRecord, OrganisationSchema } from './organisation.schema';
import { OrganisationService } from './organisation.service';
import { OrganisationSearch } from './organisation.search';

@Module({
  imports: [
    MongooseModule.forFeature([{ name: OrganisationRecord.name, schema: OrganisationSchema }]),
  ],
  controllers: [OrganisationController],
  providers: [OrganisationSearch, OrganisationRepository, OrganisationService],
  exports: [OrganisationService],
})
export class OrganisationsModule {}
