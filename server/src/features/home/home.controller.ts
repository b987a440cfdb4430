import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Home } from '@passerelle/contracts/home';
import { Allow } from '../../platform/permissions/allow';
import { Asking, type Caller } from '../../platform/permissions/caller';
import { Answers } from '../../platform/web/answers';
import { HomeService } from './home.service';

@ApiTags('home')
@Controller('api/home')
export class HomeController {
  constructor(private readonly home: HomeService) {}

  @Allow('account')
  @Get()
  @Answers(Home)
  read(@Asking() caller: Caller): Promise<Home> {
    return this.home.read(caller);
  }
}
