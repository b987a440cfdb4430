import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { BodyId } from '@passerelle/contracts/ids';
import {
  NotificationChoice,
  NotificationPreferences,
  ThreadId,
  VolumeChoice,
} from '@passerelle/contracts/volumes';
import { Allow } from '../../platform/permissions/allow';
import { Asking, type Caller } from '../../platform/permissions/caller';
import { Answers } from '../../platform/web/answers';
import { VolumeService } from './volume.service';

@ApiTags('notifications')
@Controller('api/notification-preferences')
@Allow('account')
export class VolumeController {
  constructor(private readonly volumes: VolumeService) {}

  @Get()
  @Answers(NotificationPreferences)
  read(@Asking() caller: Caller): Promise<NotificationPreferences> {
    return this.volumes.read(caller);
  }

  @Put()
  @Answers(NotificationPreferences)
  choose(
    @Asking() caller: Caller,
    @Body({ schema: NotificationChoice }) choice: NotificationChoice,
  ): Promise<NotificationPreferences> {
    return this.volumes.choose(caller, choice);
  }

  @Put('bodies/:bodyId')
  @Answers(NotificationPreferences)
  setBody(
    @Asking() caller: Caller,
    @Param('bodyId', { schema: BodyId }) bodyId: BodyId,
    @Body({ schema: VolumeChoice }) choice: VolumeChoice,
  ): Promise<NotificationPreferences> {
    return this.volumes.setAt(caller, bodyId, undefined, choice);
  }

  @Put('bodies/:bodyId/threads/:threadId')
  @Answers(NotificationPreferences)
  setThread(
    @Asking() caller: Caller,
    @Param('bodyId', { schema: BodyId }) bodyId: BodyId,
    @Param('threadId', { schema: ThreadId }) threadId: ThreadId,
    @Body({ schema: VolumeChoice }) choice: VolumeChoice,
  ): Promise<NotificationPreferences> {
    return this.volumes.setAt(caller, bodyId, threadId, choice);
  }
}
