import { Global, Module } from '@nestjs/common';
import { Announcer } from './announcer';
import { Evictions } from './evictions';
import { Handshake } from './handshake';
import { Instances } from './instances';
import { LiveGateway } from './live.gateway';
import { Rooms } from './rooms';

@Global()
@Module({
  providers: [Announcer, Rooms, Handshake, Evictions, Instances, LiveGateway],
  exports: [Announcer, Instances, Rooms],
})
export class RealtimeModule {}
