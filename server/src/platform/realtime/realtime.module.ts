import { Global, Module } from '@nestjs/common';
import { Announcer } from './announcer';
import { Census } from './census';
import { Evictions } from './evictions';
import { Handshake } from './handshake';
import { Instances } from './instances';
import { LiveGateway } from './live.gateway';
import { Rooms } from './rooms';

@Global()
@Module({
  providers: [Announcer, Census, Evictions, Handshake, Instances, LiveGateway, Rooms],
  exports: [Announcer, Census, Instances, Rooms],
})
export class RealtimeModule {}
