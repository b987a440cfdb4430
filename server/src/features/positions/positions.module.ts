import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { WaitingModule } from '../../platform/waiting/waiting.module';
import { BodiesModule } from '../bodies/bodies.module';
import { OrganisationsModule } from '../organisations/organisations.module';
import { PeopleModule } from '../people/people.module';
import { AdoptPosition } from './adopt-position';
import { AdoptionRepository } from './adoption.repository';
import { AdoptionRecord, AdoptionSchema } from './adoption.schema';
import { AmendmentAccess } from './amendment.access';
import { AmendmentController } from './amendment.controller';
import { AmendmentRepository } from './amendment.repository';
import { AmendmentRecord, AmendmentSchema } from './amendment.schema';
import { AmendmentService } from './amendment.service';
import { AmendmentViews } from './amendment-views';
import { AmendmentWaiting } from './amendment.waiting';
import { PositionAccess } from './position.access';
import { PositionAnnouncements } from './position.announcements';
import { PositionArchiveService } from './position-archive.service';
import { PositionCheckService } from './position-check.service';
import { PositionController } from './position.controller';
import { PositionListRepository } from './position-list.repository';
import { PositionRepository } from './position.repository';
import { PositionRecord, PositionSchema } from './position.schema';
import { PositionService } from './position.service';
import { PositionSteps } from './position-steps';
import { PublishedPositionController } from './published-position.controller';
import { PublishedPositions } from './published-positions';
import { RevisionRepository } from './revision.repository';
import { RevisionRecord, RevisionSchema } from './revision.schema';
import { SaveText } from './save-text';
import { SettlementService } from './settlement.service';
import { TableAmendment } from './table-amendment';
import { VoteLogRepository } from './vote-log.repository';
import { VoteLogRecord, VoteLogSchema } from './vote-log.schema';

const COLLECTIONS = MongooseModule.forFeature([
  { name: PositionRecord.name, schema: PositionSchema },
  { name: RevisionRecord.name, schema: RevisionSchema },
  { name: AdoptionRecord.name, schema: AdoptionSchema },
  { name: AmendmentRecord.name, schema: AmendmentSchema },
  { name: VoteLogRecord.name, schema: VoteLogSchema },
]);

const STORES = [
  PositionRepository,
  PositionListRepository,
  RevisionRepository,
  AdoptionRepository,
  AmendmentRepository,
  VoteLogRepository,
];
const STORIES = [SaveText, PositionSteps, AdoptPosition, PublishedPositions, TableAmendment];
const OPEN_TO_OTHERS = [
  PositionService,
  AmendmentService,
  SettlementService,
  PositionCheckService,
  PositionArchiveService,
];
import { PositionSearch } from './position.search';

@Module({
  imports: [BodiesModule, OrganisationsModule, PeopleModule, WaitingModule, COLLECTIONS],
  controllers: [PositionController, AmendmentController, PublishedPositionController],
  providers: [
    PositionSearch,
    ...STORES,
    ...STORIES,
    ...OPEN_TO_OTHERS,
    PositionAccess,
    AmendmentAccess,
    AmendmentViews,
    AmendmentWaiting,
    PositionAnnouncements,
  ],
  exports: OPEN_TO_OTHERS,
})
export class PositionsModule {}
