import { Body, Controller, Delete, Get, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  Message,
  MessageDraft,
  MessageEdit,
  MessageLog,
  MessageQuery,
  MessageVersions,
} from '@passerelle/contracts/chat';
import { ChannelId, MessageId } from '@passerelle/contracts/ids';
import { Reaction } from '@passerelle/contracts/reactions';
import { Allow } from '../../platform/permissions/allow';
import { Asking, type Caller } from '../../platform/permissions/caller';
import { Answers } from '../../platform/web/answers';
import { ChatService } from './chat.service';

const TheChannel = () => Param('channelId', { schema: ChannelId });
const TheMessage = () => Param('messageId', { schema: MessageId });

@ApiTags('chat')
@Allow('account')
@Controller('api/chat/channels')
export class ChatController {
  constructor(private readonly chat: ChatService) {}

  @Get(':channelId/messages')
  @Answers(MessageLog)
  read(
    @Asking() caller: Caller,
    @TheChannel() id: ChannelId,
    @Query({ schema: MessageQuery }) query: MessageQuery,
  ): Promise<MessageLog> {
    return this.chat.read(caller, id, query);
  }

  @Post(':channelId/messages')
  @Answers(Message, 201)
  post(
    @Asking() caller: Caller,
    @TheChannel() id: ChannelId,
    @Body({ schema: MessageDraft }) draft: MessageDraft,
  ): Promise<Message> {
    return this.chat.post(caller, id, draft);
  }

  @Patch(':channelId/messages/:messageId')
  @Answers(Message)
  edit(
    @Asking() caller: Caller,
    @TheChannel() id: ChannelId,
    @TheMessage() messageId: MessageId,
    @Body({ schema: MessageEdit }) edit: MessageEdit,
  ): Promise<Message> {
    return this.chat.edit(caller, id, messageId, edit);
  }

  @Delete(':channelId/messages/:messageId')
  @Answers(Message)
  remove(
    @Asking() caller: Caller,
    @TheChannel() id: ChannelId,
    @TheMessage() messageId: MessageId,
  ): Promise<Message> {
    return this.chat.remove(caller, id, messageId);
  }

  @Get(':channelId/messages/:messageId/versions')
  @Answers(MessageVersions)
  versions(
    @Asking() caller: Caller,
    @TheChannel() id: ChannelId,
    @TheMessage() messageId: MessageId,
  ): Promise<MessageVersions> {
    return this.chat.versions(caller, id, messageId);
  }

  @Put(':channelId/messages/:messageId/reactions/:reaction')
  @Answers(Message)
  react(
    @Asking() caller: Caller,
    @TheChannel() id: ChannelId,
    @TheMessage() messageId: MessageId,
    @Param('reaction', { schema: Reaction }) reaction: Reaction,
  ): Promise<Message> {
    return this.chat.react(caller, id, messageId, reaction, true);
  }

  @Delete(':channelId/messages/:messageId/reactions/:reaction')
  @Answers(Message)
  takeBack(
    @Asking() caller: Caller,
    @TheChannel() id: ChannelId,
    @TheMessage() messageId: MessageId,
    @Param('reaction', { schema: Reaction }) reaction: Reaction,
  ): Promise<Message> {
    return this.chat.react(caller, id, messageId, reaction, false);
  }
}
