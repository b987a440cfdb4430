import { Global, Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { MailController } from './mail.controller';
import { MailRepository } from './mail.repository';
import { MailRecord, MailSchema } from './mail.schema';
import { MailServer } from './mail-server';
import { Mailer } from './mailer';

@Global()
@Module({
  imports: [MongooseModule.forFeature([{ name: MailRecord.name, schema: MailSchema }])],
  controllers: [MailController],
  providers: [MailRepository, MailServer, Mailer],
  exports: [Mailer],
})
export class MailModule {}
