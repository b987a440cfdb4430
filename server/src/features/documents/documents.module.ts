import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { SETTINGS, type Settings } from '../../platform/config/settings';
import { BodiesModule } from '../bodies/bodies.module';
import { PeopleModule } from '../people/people.module';
import { ArchiveService } from './archive.service';
import { ArrivalService } from './arrival.service';
import { BinService } from './bin.service';
import { DiskContent, DocumentContent } from './document-content';
import { DocumentAccess } from './document.access';
import { DocumentAnnouncements } from './document.announcements';
import { DocumentCards } from './document-cards';
import { DocumentController } from './document.controller';
import { DocumentNames } from './document-names';
import { DocumentRepository } from './document.repository';
import { DocumentRecord, DocumentSchema } from './document.schema';
import { DocumentSearch } from './document.search';
import { DocumentService } from './document.service';
import { DocumentSweep } from './document.sweep';
import { DocumentWords } from './document-words';
import { FilingService } from './filing.service';
import { FolderController } from './folder.controller';
import { FolderRepository } from './folder.repository';
import { FolderRecord, FolderSchema, SpaceRecord, SpaceSchema } from './folder.schema';
import { FolderService } from './folder.service';
import { IncomingParts } from './incoming-parts';
import { PastDocumentsService } from './past-documents.service';
import { ReadingService } from './reading.service';
import { SpaceRepository } from './space.repository';
import { TransferController } from './transfer.controller';
import { TransferLineService } from './transfer-line.service';
import { TransferRepository } from './transfer.repository';
import { TransferRecord, TransferSchema } from './transfer.schema';
import { TransferService } from './transfer.service';
import { TransferWatch } from './transfer-watch';
import { TusLine } from './tus-line';
import { VersionController } from './version.controller';

const STORES = [
  ...[SpaceRepository, FolderRepository, DocumentRepository, TransferRepository, IncomingParts],
  {
    provide: DocumentContent,
    inject: [SETTINGS],
    // The client of S3 is large: it is read only where it is asked for.
    useFactory: async (settings: Settings): Promise<DocumentContent> => {
      const { DOCUMENTS_S3_BUCKET: bucket } = settings;
      if (!bucket) return new DiskContent(settings);
      return (await import('./s3-content')).S3Content.in(bucket, settings);
    },
  },
];

@Module({
  imports: [
    BodiesModule,
    PeopleModule,
    MongooseModule.forFeature([
      { name: SpaceRecord.name, schema: SpaceSchema },
      { name: FolderRecord.name, schema: FolderSchema },
      { name: DocumentRecord.name, schema: DocumentSchema },
      { name: TransferRecord.name, schema: TransferSchema },
    ]),
  ],
  // Documents of a body by its address first: `documents/folders` is no document.
  controllers: [FolderController, TransferController, DocumentController, VersionController],
  providers: [
    ...STORES,
    ...[DocumentAccess, DocumentCards, DocumentNames, DocumentWords, TransferWatch, TusLine],
    ...[FolderService, FilingService, BinService, DocumentService, ReadingService, ArchiveService],
    ...[TransferService, TransferLineService, ArrivalService, PastDocumentsService],
    ...[DocumentSweep, DocumentSearch, DocumentAnnouncements],
  ],
})
export class DocumentsModule {}
