import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { EventProgrammesModule } from '../events/events.module';
import { OrganisationsModule } from '../organisations/organisations.module';
import { PeopleModule } from '../people/people.module';
import { ArrivalsService } from './arrivals.service';
import { CancellingService } from './cancelling.service';
import { EventPlacesRepository } from './event-places.repository';
import { LedgerRepository } from './ledger.repository';
import { Registering } from './registering';
import { RegistrationAccess } from './registration.access';
import { RegistrationAnnouncements } from './registration.announcements';
import { RegistrationController } from './registration.controller';
import { RegistrationRepository } from './registration.repository';
import { RegistrationWaiting } from './registration.waiting';
import * as records from './registration.schema';
import { RegistrationService } from './registration.service';
import { SessionPlaces } from './session-places';
import { SessionPlacesService } from './session-places.service';
import { SignUpController } from './sign-up.controller';
import { SignUpRepository } from './sign-up.repository';
import * as signUps from './sign-up.schema';
import { SignUpService } from './sign-up.service';
import { TicketController } from './ticket.controller';
import { TicketService } from './ticket.service';

@Module({
  imports: [
    EventProgrammesModule,
    OrganisationsModule,
    PeopleModule,
    MongooseModule.forFeature([
      { name: records.RegistrationRecord.name, schema: records.RegistrationSchema },
      { name: records.DelegationRecord.name, schema: records.DelegationSchema },
      { name: records.EventPlacesRecord.name, schema: records.EventPlacesSchema },
      { name: signUps.SignUpRecord.name, schema: signUps.SignUpSchema },
      { name: signUps.SessionPlacesRecord.name, schema: signUps.SessionPlacesSchema },
      { name: signUps.PlaceLogRecord.name, schema: signUps.PlaceLogSchema },
    ]),
  ],
  controllers: [RegistrationController, SignUpController, TicketController],
  providers: [
    RegistrationRepository,
    EventPlacesRepository,
    SignUpRepository,
    LedgerRepository,
    RegistrationAccess,
    Registering,
    SessionPlaces,
    ArrivalsService,
    SignUpService,
    SessionPlacesService,
    RegistrationService,
    CancellingService,
    TicketService,
    RegistrationAnnouncements,
    RegistrationWaiting,
  ],
  exports: [ArrivalsService, RegistrationService, SignUpService, TicketService],
})
export class RegistrationsModule {}
