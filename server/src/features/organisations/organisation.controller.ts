import { Controller, Get, Param, SerializeOptions } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { OrganisationId } from '@passerelle/contracts/ids';
import { Organisation } from '@passerelle/contracts/organisations';
import { Public } from '../../platform/permissions/allow';
import { OrganisationService } from './organisation.service';

const OrganisationList = z.array(Organisation);

@ApiTags('organisations')
@Controller('api/organisations')
export class OrganisationController {
  constructor(private readonly organisations: OrganisationService) {}

  @Public()
  @Get()
  @ApiOkResponse({ standardSchema: OrganisationList })
  @SerializeOptions({ schema: OrganisationList })
  list(): Promise<Organisation[]> {
    return this.organisations.list();
  }

  @Public()
  @Get(':id')
  @ApiOkResponse({ standardSchema: Organisation })
  @SerializeOptions({ schema: Organisation })
  read(@Param('id', { schema: OrganisationId }) id: OrganisationId): Promise<Organisation> {
    return this.organisations.read(id);
  }
}
