import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { BallotsModule } from '../ballots/ballots.module';
import { BodiesModule } from '../bodies/bodies.module';
import { ChatModule } from '../chat/chat.module';
import { DiscussionsModule } from '../discussions/discussions.module';
import { EventProgrammesModule } from '../events/events.module';
import { MentionsModule } from '../mentions/mentions.module';
import { PeopleModule } from '../people/people.module';
import { PositionsModule } from '../positions/positions.module';
import { AudienceService } from './audience.service';
import { DeliveryService } from './delivery.service';
import { DigestService } from './digest.service';
import { NotificationController } from './notification.controller';
import { NotificationRepository } from './notification.repository';
import * as records from './notification.schema';
import { NotificationService } from './notification.service';
import { NotificationSources } from './notification.sources';
import { PreferenceRepository } from './preference.repository';
import { PushController } from './push.controller';
import { PushDeviceRepository } from './push-device.repository';
import { PushNetwork } from './push-network';
import { PushService } from './push.service';
import { SendingService } from './sending.service';
import { ThreadAccess } from './thread.access';
import { UnsubscribeController } from './unsubscribe.controller';
import { UnsubscribingService } from './unsubscribing.service';
import { VolumeController } from './volume.controller';
import { VolumeService } from './volume.service';

const STORES = [NotificationRepository, PreferenceRepository, PushDeviceRepository];

@Module({
  imports: [
    ...[BallotsModule, BodiesModule, ChatModule, DiscussionsModule, EventProgrammesModule],
    ...[MentionsModule, PeopleModule, PositionsModule],
    MongooseModule.forFeature([
      { name: records.NotificationRecord.name, schema: records.NotificationSchema },
      { name: records.ChoiceRecord.name, schema: records.ChoiceSchema },
      { name: records.VolumeRecord.name, schema: records.VolumeSchema },
      { name: records.PushDeviceRecord.name, schema: records.PushDeviceSchema },
    ]),
  ],
  controllers: [NotificationController, VolumeController, PushController, UnsubscribeController],
  providers: [
    ...STORES,
    ...[AudienceService, DeliveryService, DigestService, NotificationService, NotificationSources],
    ...[
      PushNetwork,
      PushService,
      SendingService,
      ThreadAccess,
      UnsubscribingService,
      VolumeService,
    ],
  ],
})
export class NotificationsModule {}
