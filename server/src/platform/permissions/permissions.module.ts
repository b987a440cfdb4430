import { Global, Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { StandingsRevision } from './standings-revision.repository';
import { StandingsRevisionRecord, StandingsRevisionSchema } from './standings-revision.schema';

@Global()
@Module({
  imports: [
    MongooseModule.forFeature([
      { name: StandingsRevisionRecord.name, schema: StandingsRevisionSchema },
    ]),
  ],
  providers: [StandingsRevision],
  exports: [StandingsRevision],
})
export class PermissionsModule {}
