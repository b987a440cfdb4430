import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as z from 'zod';
import { OrganisationId } from '@passerelle/contracts/ids';
import { Organisation } from '@passerelle/contracts/organisations';
import { Answers } from '../../platform/web/answers';
import { Public } from '../../platform/permissions/allow';
import { OrganisationService } from './organisation.service';

const OrganisationList = z.array(Organisation);

@ApiTags('organisations')
@Controller('api/organisations')
export class OrganisationController {
  constructor(private readonly organisations: OrganisationService) {}

  @Public()
  @Get()
  @Answers(OrganisationList)
  list(): Promise<Organisation[]> {
    return this.organisations.list();
  }

  @Public()
  @Get(':id')
  @Answers(Organisation)
  read(@Param('id', { schema: OrganisationId }) id: OrganisationId): Promise<Organisation> {
    return this.organisations.read(id);
  }
}
