import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as z from 'zod';
import { MandateId, OrganisationId } from '@passerelle/contracts/ids';
import { PersonCard } from '@passerelle/contracts/people';
import { Answers } from '../../platform/web/answers';
import { Allow } from '../../platform/permissions/allow';
import { Asking, type Caller } from '../../platform/permissions/caller';
import { PersonService } from './person.service';

const PersonList = z.array(PersonCard);

@ApiTags('people')
@Controller('api')
export class PersonController {
  constructor(private readonly people: PersonService) {}

  @Allow('member')
  @Get('people')
  @Answers(PersonList)
  directory(): Promise<PersonCard[]> {
    return this.people.directory();
  }

  @Allow('member')
  @Get('organisations/:id/people')
  @Answers(PersonList)
  ofOrganisation(
    @Param('id', { schema: OrganisationId }) id: OrganisationId,
  ): Promise<PersonCard[]> {
    return this.people.ofOrganisation(id);
  }

  @Allow('secretariat')
  @Post('mandates/:id/end')
  @HttpCode(204)
  endMandate(
    @Asking() caller: Caller,
    @Param('id', { schema: MandateId }) id: MandateId,
  ): Promise<void> {
    return this.people.endMandate(caller, id);
  }
}
