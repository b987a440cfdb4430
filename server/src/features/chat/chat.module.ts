import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { BodiesModule } from '../bodies/bodies.module';
import { FilesModule } from '../files/files.module';
import { MentionsModule } from '../mentions/mentions.module';
import { PeopleModule } from '../people/people.module';
import { ChannelCards } from './channel-cards';
import { ChannelController } from './channel.controller';
import { ChannelMembers } from './channel-members';
import { ChannelQueue } from './channel-queue';
import { ChannelRepository } from './channel.repository';
import { ChannelRecord, ChannelSchema, ReadMarkRecord, ReadMarkSchema } from './channel.schema';
import { ChannelService } from './channel.service';
import { ChannelWriter } from './channel-writer';
import { ChatAccess } from './chat.access';
import { ChatAnnouncements } from './chat.announcements';
import { ChatController } from './chat.controller';
import { ChatHistoryService } from './chat-history.service';
import { ChatGateway } from './chat.gateway';
import { ChatService } from './chat.service';
import { ChatWaiting } from './chat.waiting';
import { CircleRepository } from './circle.repository';
import { Companions } from './companions';
import { DirectController } from './direct.controller';
import { DirectNewsService } from './direct-news.service';
import { DirectService } from './direct.service';
import { MessageLogs } from './message-log';
import { MessageRepository } from './message.repository';
import { MessageRecord, MessageSchema } from './message.schema';
import { PinController } from './pin.controller';
import { PinService } from './pin.service';
import { PresenceGateway } from './presence.gateway';
import { Reach } from './reach';
import { ReadMarkRepository } from './read-mark.repository';
import { MessageSearch } from './message.search';

@Module({
  imports: [
    BodiesModule,
    FilesModule,
    MentionsModule,
    PeopleModule,
    MongooseModule.forFeature([
      { name: ChannelRecord.name, schema: ChannelSchema },
      { name: ReadMarkRecord.name, schema: ReadMarkSchema },
      { name: MessageRecord.name, schema: MessageSchema },
    ]),
  ],
  controllers: [DirectController, ChannelController, ChatController, PinController],
  providers: [
    MessageSearch,
    ChannelRepository,
    MessageRepository,
    ReadMarkRepository,
    CircleRepository,
    Reach,
    ChatAccess,
    ChannelMembers,
    ChannelCards,
    Companions,
    DirectNewsService,
    DirectService,
    MessageLogs,
    ChatAnnouncements,
    ChannelWriter,
    ChannelService,
    ChannelQueue,
    ChatService,
    PinService,
    ChatHistoryService,
    ChatGateway,
    PresenceGateway,
    ChatWaiting,
  ],
  exports: [ChatService, ChannelService, ChatHistoryService, DirectNewsService],
})
export class ChatModule {}
