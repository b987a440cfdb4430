import { JwtService } from '@nestjs/jwt';
import { MongoClient, type Document } from 'mongodb';
import type { Body } from '@passerelle/contracts/bodies';
import type { AccountId, PersonId, SignInId } from '@passerelle/contracts/ids';
import { idOf } from '@passerelle/test-kit/ids';
import { aBody, aMandate, anOrganisation, aPerson, aSeat } from '@passerelle/test-kit/network';
import type { Product } from './product';

/** Somebody of the network who is signed in. */
export interface Member {
  readonly id: PersonId;
  /** What their browser would send. */
  readonly cookie: string;
}

export interface Network {
  /** A commission in which every member sits. */
  readonly commission: Body;
  readonly members: readonly Member[];
  /** Works in the secretariat. */
  readonly staff: Member;
}

/** People of one city; all of them act for its seat. */
const PEOPLE_OF_A_CITY = 5;
/** Numbers below it are free for what stands alone. */
const FIRST = 1_000;

type Stored = Record<string, Document[]>;

const stored = <T extends { id: string }>({ id, ...fields }: T) => ({ _id: id, ...fields });

/** Everything that makes a person somebody: organisation, mandate, seat, account and an open sign-in. */
function networkOf(size: number) {
  const commission = aBody(1, 'Commission du banc d’essai');
  const secretariat = aBody(2, 'Secrétariat permanent', { kind: 'secretariat' });
  const house = anOrganisation(1, 'Secrétariat permanent', { kind: 'secretariat' });
  const clerk = aPerson(1, 'Personne', 'Du secrétariat');
  const post = aMandate(1, clerk, house, { office: 'staff' });
  const cities = Array.from({ length: Math.ceil(size / PEOPLE_OF_A_CITY) }, (_, index) =>
    anOrganisation(FIRST + index, `Ville ${index + 1}`),
  );
  const cityOf = (index: number) => cities[Math.floor(index / PEOPLE_OF_A_CITY)]!;
  const people = Array.from({ length: size }, (_, index) =>
    aPerson(FIRST + index, 'Membre', `Numéro ${index + 1}`),
  );
  const mandates = people.map((person, index) => aMandate(FIRST + index, person, cityOf(index)));
  const seats = cities.map((city, index) => {
    const held = mandates.filter(({ organisationId }) => organisationId === city.id);
    return aSeat(FIRST + index, commission, city, held);
  });
  return {
    commission,
    people,
    clerk,
    collections: {
      organisations: [house, ...cities].map(stored),
      people: [clerk, ...people].map(stored),
      mandates: [post, ...mandates].map(stored),
      bodies: [commission, secretariat].map(stored),
      seats: [aSeat(1, secretariat, house, [post]), ...seats].map(stored),
      network: [{ _id: 'network', name: 'Banc d’essai' }],
    } satisfies Stored,
  };
}

function accountsOf(personIds: readonly PersonId[]): Stored {
  const now = new Date();
  const at = now.toISOString();
  return {
    accounts: personIds.map((personId, index) => ({
      _id: idOf<AccountId>('acc', index),
      personId,
      email: `personne-${index}@example.org`,
      passwordHash: 'nobody can sign in with it',
      administrator: false,
      createdAt: at,
    })),
    signIns: personIds.map((_, index) => ({
      _id: idOf<SignInId>('sin', index),
      accountId: idOf<AccountId>('acc', index),
      device: 'bench',
      since: at,
      lastSeen: at,
      generation: 1,
      forgetAt: new Date(now.getTime() + 86_400_000),
    })),
  };
}

/** Tokens as the server makes them, valid for as long as a bench may take. */
function cookiesFor({ secret }: Product) {
  const jwt = new JwtService({
    secret,
    signOptions: {
      algorithm: 'HS256',
      issuer: 'passerelle',
      audience: 'passerelle:access',
      expiresIn: '12h',
    },
  });
  return (index: number) => `passerelle_access=${jwt.sign({ sid: idOf('sin', index) })}`;
}

/**
 * Fills the running product's database with a network of `size` people. They are written by the driver and are signed
 * in already: signing in hundreds of people costs minutes of argon2 and is limited for each address, on purpose.
 */
export async function settle(product: Product, size: number): Promise<Network> {
  const { commission, people, clerk, collections } = networkOf(size);
  const everybody = [clerk.id, ...people.map(({ id }) => id)];
  const all: Stored = { ...collections, ...accountsOf(everybody) };
  const client = new MongoClient(product.uri);
  try {
    for (const [name, documents] of Object.entries(all))
      await client.db().collection(name).insertMany(documents);
  } finally {
    await client.close();
  }
  const cookieOf = cookiesFor(product);
  const [staff, ...members] = everybody.map((id, index) => ({ id, cookie: cookieOf(index) }));
  return { commission, members, staff: staff! };
}
