import { Global, Module } from '@nestjs/common';
import { Clock, SystemClock } from './clock';
import { Ids } from './ids';

@Global()
@Module({
  providers: [{ provide: Clock, useClass: SystemClock }, Ids],
  exports: [Clock, Ids],
})
export class ClockModule {}
