import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, Reflector } from '@nestjs/core';
import { StandardSchemaSerializerInterceptor } from '@nestjs/common';
import { AccountsModule } from './features/accounts/accounts.module';
import { BallotsModule } from './features/ballots/ballots.module';
import { BodiesModule } from './features/bodies/bodies.module';
import { ChatModule } from './features/chat/chat.module';
import { DiscussionsModule } from './features/discussions/discussions.module';
import { DocumentsModule } from './features/documents/documents.module';
import { FilesModule } from './features/files/files.module';
import { HomeModule } from './features/home/home.module';
import { MeetingsModule } from './features/meetings/meetings.module';
import { MentionsModule } from './features/mentions/mentions.module';
import { EventProgrammesModule } from './features/events/events.module';
import { NotificationsModule } from './features/notifications/notifications.module';
import { OrganisationsModule } from './features/organisations/organisations.module';
import { PeopleModule } from './features/people/people.module';
import { PositionsModule } from './features/positions/positions.module';
import { RegistrationsModule } from './features/registrations/registrations.module';
import { CheckinModule } from './features/checkin/checkin.module';
import { SearchModule } from './features/search/search.module';
import { AuditModule } from './platform/audit/audit.module';
import { AuthModule } from './platform/auth/auth.module';
import { PassportGuard } from './platform/auth/passport.guard';
import { ClockModule } from './platform/clock/clock.module';
import { CollabModule } from './platform/collab/collab.module';
import { ConfigModule } from './platform/config/config.module';
import type { Settings } from './platform/config/settings';
import { DatabaseModule } from './platform/database/database.module';
import { ProblemFilter } from './platform/errors/problem.filter';
import { validationPipe } from './platform/errors/validation.pipe';
import { EventsModule } from './platform/events/events.module';
import { HealthModule } from './platform/health/health.module';
import { JobsModule } from './platform/jobs/jobs.module';
import { LoggingModule } from './platform/logging/logging.module';
import { AccessGuard } from './platform/permissions/access.guard';
import { MailModule } from './platform/mail/mail.module';
import { PaperModule } from './platform/paper/paper.module';
import { PermissionsModule } from './platform/permissions/permissions.module';
import { RealtimeModule } from './platform/realtime/realtime.module';
import { SearchPlatformModule } from './platform/search/search.module';
import { WaitingModule } from './platform/waiting/waiting.module';

const PLATFORM = [
  AuthModule,
  ClockModule,
  EventsModule,
  AuditModule,
  HealthModule,
  JobsModule,
  MailModule,
  PermissionsModule,
  RealtimeModule,
  CollabModule,
  PaperModule,
  SearchPlatformModule,
  WaitingModule,
];

/** The product's table of contents. */
const FEATURES = [
  OrganisationsModule,
  PeopleModule,
  BodiesModule,
  AccountsModule,
  PositionsModule,
  BallotsModule,
  MentionsModule,
  FilesModule,
  DocumentsModule,
  DiscussionsModule,
  ChatModule,
  MeetingsModule,
  HomeModule,
  EventProgrammesModule,
  RegistrationsModule,
  CheckinModule,
  NotificationsModule,
  SearchModule,
];

export interface Surroundings {
  readonly settings: Settings;
  readonly secret: string;
  /** Address of the database, embedded or not. */
  readonly uri: string;
}

@Module({})
export class AppModule {
  static in({ settings, secret, uri }: Surroundings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.with(settings, secret),
        LoggingModule.at(settings.LOG_LEVEL),
        DatabaseModule.at(uri),
        ...PLATFORM,
        ...FEATURES,
      ],
      providers: [
        PassportGuard,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_PIPE, useValue: validationPipe },
        { provide: APP_FILTER, useClass: ProblemFilter },
        {
          provide: APP_INTERCEPTOR,
          inject: [Reflector],
          useFactory: (reflector: Reflector) => new StandardSchemaSerializerInterceptor(reflector),
        },
      ],
    };
  }
}
