import { Global, Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { JobStore } from './job-store.repository';
import { JobRecord, JobSchema } from './job.schema';
import { Jobs } from './jobs';

@Global()
@Module({
  imports: [MongooseModule.forFeature([{ name: JobRecord.name, schema: JobSchema }])],
  providers: [JobStore, Jobs],
  exports: [Jobs],
})
export class JobsModule {}
