import { Global, Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { Audit } from './audit';
import { AuditEntry, AuditSchema } from './audit.schema';

@Global()
@Module({
  imports: [MongooseModule.forFeature([{ name: AuditEntry.name, schema: AuditSchema }])],
  providers: [Audit],
  exports: [Audit],
})
export class AuditModule {}
