import { Global, Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { JwtStrategy } from '../../platform/auth/jwt.strategy';
import { Callers } from '../../platform/permissions/caller';
import { BodiesModule } from '../bodies/bodies.module';
import { OrganisationsModule } from '../organisations/organisations.module';
import { PeopleModule } from '../people/people.module';
import { AccountController } from './account.controller';
import { AccountRepository } from './account.repository';
import * as records from './account.schema';
import { AccountService } from './account.service';
import { Attempts } from './attempts';
import { InvitationController } from './invitation.controller';
import { InvitationRepository } from './invitation.repository';
import { InvitationService } from './invitation.service';
import { Passwords } from './passwords';
import { SignInRepository } from './sign-in.repository';
import { SignInService } from './sign-in.service';
import { Standings } from './standings';

/** Global because the guard before every handler asks it who is calling. */
@Global()
@Module({
  imports: [
    OrganisationsModule,
    PeopleModule,
    BodiesModule,
    MongooseModule.forFeature([
      { name: records.AccountRecord.name, schema: records.AccountSchema },
      { name: records.SignInRecord.name, schema: records.SignInSchema },
      { name: records.InvitationRecord.name, schema: records.InvitationSchema },
      { name: records.NetworkRecord.name, schema: records.NetworkSchema },
    ]),
  ],
  controllers: [AccountController, InvitationController],
  providers: [
    AccountRepository,
    SignInRepository,
    InvitationRepository,
    Passwords,
    Attempts,
    AccountService,
    SignInService,
    InvitationService,
    JwtStrategy,
    Standings,
    { provide: Callers, useExisting: Standings },
  ],
  exports: [Callers, AccountService, Standings],
})
export class AccountsModule {}
