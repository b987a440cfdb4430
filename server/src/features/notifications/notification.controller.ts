import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  Audience,
  AudienceQuery,
  NotificationList,
  NotificationMarks,
  NotificationQuery,
  NotificationsMarked,
} from '@passerelle/contracts/notifications';
import { Allow } from '../../platform/permissions/allow';
import { Asking, type Caller } from '../../platform/permissions/caller';
import { Answers } from '../../platform/web/answers';
import { AudienceService } from './audience.service';
import { NotificationService } from './notification.service';

@ApiTags('notifications')
@Controller('api/notifications')
@Allow('account')
export class NotificationController {
  constructor(
    private readonly notifications: NotificationService,
    private readonly audience: AudienceService,
  ) {}

  @Get()
  @Answers(NotificationList)
  list(
    @Asking() caller: Caller,
    @Query({ schema: NotificationQuery }) query: NotificationQuery,
  ): Promise<NotificationList> {
    return this.notifications.list(caller, query);
  }

  @Put('marks')
  @Answers(NotificationsMarked)
  mark(
    @Asking() caller: Caller,
    @Body({ schema: NotificationMarks }) marks: NotificationMarks,
  ): Promise<NotificationsMarked> {
    return this.notifications.mark(caller, marks);
  }

  @Put('all-read')
  @Answers(NotificationsMarked)
  markAll(@Asking() caller: Caller): Promise<NotificationsMarked> {
    return this.notifications.markAll(caller);
  }

  @Get('audience')
  @Answers(Audience)
  preview(
    @Asking() caller: Caller,
    @Query({ schema: AudienceQuery }) query: AudienceQuery,
  ): Promise<Audience> {
    return this.audience.preview(caller, query);
  }
}
