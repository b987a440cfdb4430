import type { INestApplicationContext } from '@nestjs/common';
import { AccountService } from '../src/features/accounts/account.service';
import { BodyService } from '../src/features/bodies/body.service';
import { OrganisationService } from '../src/features/organisations/organisation.service';
import { PersonService } from '../src/features/people/person.service';
import { seedAccounts } from './accounts';
import { Chance } from './chance';
import { seedChat } from './chat';
import type { Demo } from './demo';
import { seedDirect } from './direct';
import { seedDiscussions } from './discussions';
import { seedDocuments } from './documents';
import { seedEvents } from './events';
import { seedMeetings } from './meetings';
import { NetworkSeed } from './network';
import { seedPositions } from './positions';

/** The seeds of the features, in the order in which they build on each other. */
const SEEDS: readonly ((demo: Demo) => Promise<void>)[] = [
  seedAccounts,
  seedPositions,
  seedEvents,
  seedDiscussions,
  seedChat,
  seedMeetings,
  seedDocuments,
  seedDirect,
];

/** Name of the demo network. */
const NAME = 'Réseau des villes francophones (démonstration)';

/**
 * Fills an empty database with the demo network: real cities, invented people, the same at every start.
 * The network's record comes last, so that a start that was cut short begins again from nothing.
 * @returns false when the database already holds a network
 */
export async function seedDemo(
  app: INestApplicationContext,
  clear: () => Promise<void>,
): Promise<boolean> {
  const accounts = app.get(AccountService);
  if (!(await accounts.network()).needsSetUp) return false;
  await clear();
  const chance = new Chance();
  const network = new NetworkSeed(chance);
  await app.get(OrganisationService).add([...network.cities, ...network.partners, network.house]);
  await app.get(PersonService).add(network.people, network.mandates);
  await app.get(BodyService).add(Object.values(network.bodies), network.seats);
  const { cities, people, mandates, seats, bodies, cast } = network;
  const demo: Demo = { app, chance, cities, people, mandates, seats, bodies, cast };
  for (const seed of SEEDS) await seed(demo);
  await accounts.found(NAME);
  return true;
}
