import { Global, Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { CollabDocuments } from './collab-documents';
import { CollabRepository } from './collab.repository';
import {
  CollabStateRecord,
  CollabStateSchema,
  CollabUpdateRecord,
  CollabUpdateSchema,
} from './collab.schema';
import { CollabServer } from './collab.server';
import { CollabWatch } from './collab.watch';

/** Texts that several people write at the same time. */
@Global()
@Module({
  imports: [
    MongooseModule.forFeature([
      { name: CollabUpdateRecord.name, schema: CollabUpdateSchema },
      { name: CollabStateRecord.name, schema: CollabStateSchema },
    ]),
  ],
  providers: [CollabRepository, CollabDocuments, CollabWatch, CollabServer],
  exports: [CollabDocuments],
})
export class CollabModule {}
