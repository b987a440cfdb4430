import { Global, Module } from '@nestjs/common';
import { Announcer } from './announcer';
import { Evictions } from './evictions';
import { Handshake } from './handshake';
import { LiveGateway } from './live.gateway';
import { Rooms } from './rooms';

@Global()
@Module({
  providers: [Announcer, Rooms, Handshake, Evictions, LiveGateway],
  exports: [Announcer, Rooms],
})
export class RealtimeModule {}
