import { hash } from '@node-rs/argon2';
import { getModelToken } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { AccountId, PersonId } from '@passerelle/contracts/ids';
import { aCast, emailOf, type Cast, type Role } from '@passerelle/test-kit/cast';
import { idOf } from '@passerelle/test-kit/ids';
import { AccountRecord, NetworkRecord } from '../src/features/accounts/account.schema';
import { BodyService } from '../src/features/bodies/body.service';
import { OrganisationService } from '../src/features/organisations/organisation.service';
import { PersonService } from '../src/features/people/person.service';
import { PASSWORD, type Agent, type SpecApp } from './app-for-specs';

/** Cheap on purpose: specs sign in often and prove nothing about the cost. */
const CHEAP = { memoryCost: 1024, timeCost: 1, parallelism: 1 };
const passwordHash = hash(PASSWORD, CHEAP);

export interface Populated {
  cast: Cast;
  /** A browser signed in as this member of the cast. */
  as(role: Role): Promise<Agent>;
}

/** Puts the cast of the test kit into the database, each with an account. */
export async function populate(spec: SpecApp): Promise<Populated> {
  const cast = aCast();
  const people = Object.values(cast.people);
  await spec.app.get(OrganisationService).add(Object.values(cast.organisations));
  await spec.app.get(PersonService).add(people, Object.values(cast.mandates));
  await spec.app.get(BodyService).add(Object.values(cast.bodies), Object.values(cast.seats));
  await spec.app.get<Model<NetworkRecord>>(getModelToken(NetworkRecord.name)).create({
    _id: 'network',
    name: 'Réseau d’essai',
  });
  const accounts = people.map((person, index) => ({
    _id: idOf<AccountId>('acc', 121 + index),
    personId: person.id as PersonId,
    email: emailOf(person),
    administrator: person === cast.people.administrator,
    createdAt: '2026-01-01T00:00:00.000Z',
    ...(person === cast.people.deactivated && { deactivatedAt: '2026-02-01T00:00:00.000Z' }),
  }));
  const hashed = await passwordHash;
  await spec.app
    .get<Model<AccountRecord>>(getModelToken(AccountRecord.name))
    .insertMany(accounts.map((account) => ({ ...account, passwordHash: hashed })));
  return { cast, as: (role) => spec.signedIn(emailOf(cast.people[role])) };
}
