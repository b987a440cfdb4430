import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { MailList, MailQuery } from '@passerelle/contracts/mails';
import { Allow } from '../permissions/allow';
import { Answers } from '../web/answers';
import { Mailer } from './mailer';

@ApiTags('mails')
@Controller('api/mails')
export class MailController {
  constructor(private readonly mailer: Mailer) {}

  @Allow('administrator')
  @Get()
  @Answers(MailList)
  outbox(@Query({ schema: MailQuery }) { after }: MailQuery): Promise<MailList> {
    return this.mailer.outbox(after);
  }
}
