import { getConnectionToken } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import * as Y from 'yjs';
import { CollabDocuments } from '../src/platform/collab/collab-documents';
import { startApp, type SpecApp } from '../test/app-for-specs';
import { Chance } from './chance';
import { realCities } from './cities';
import { NetworkSeed } from './network';
import { seedDemo } from './seed';

/**
 * Unlike by nature: salted hashes, secret ticket codes, and what bears the time of the seeding itself.
 * What people read is in the others, and in the texts of the messages and of the minutes.
 */
const UNLIKE = [
  'accounts',
  'audit',
  'channels',
  'collabUpdates',
  'readMarks',
  'messages',
  'registrations',
  'signUps',
  'placeLog',
  'standingsRevision',
];

async function textsOf({ app }: SpecApp): Promise<string[]> {
  const messages = app.get<Connection>(getConnectionToken()).collection('messages');
  return (await messages.find().sort({ _id: 1 }).toArray()).map((message) =>
    String(message['text']),
  );
}

/** What stands in the texts that several people write, by their names. */
async function writtenTexts({ app }: SpecApp): Promise<[string, string][]> {
  const updates = app.get<Connection>(getConnectionToken()).collection('collabUpdates');
  const names = (await updates.distinct('name')).map(String).sort();
  return Promise.all(
    names.map(async (name): Promise<[string, string]> => {
      const text = new Y.Doc();
      Y.applyUpdate(text, await app.get(CollabDocuments).load(name));
      return [name, text.getXmlFragment('default').toJSON()];
    }),
  );
}

describe('the demo network', () => {
  const apps: SpecApp[] = [];
  const start = async () => {
    const app = await startApp();
    apps.push(app);
    return app;
  };
  afterAll(() => Promise.all(apps.map((app) => app.close())));

  it('is the same at every start', async () => {
    const [first, second] = [await start(), await start()];
    expect(await seedDemo(first.app, async () => undefined)).toBe(true);
    second.clock.forward(86_400_000);
    expect(await seedDemo(second.app, async () => undefined)).toBe(true);
    expect(await second.databaseFingerprint(UNLIKE)).toBe(await first.databaseFingerprint(UNLIKE));
    expect(await textsOf(second)).toEqual(await textsOf(first));
    expect((await textsOf(first)).length).toBeGreaterThan(100);
    expect(await writtenTexts(second)).toEqual(await writtenTexts(first));
    expect((await writtenTexts(first)).length).toBeGreaterThan(0);
  }, 120_000);

  it('is not put beside a network that is there', async () => {
    const before = await apps[0]!.databaseFingerprint([]);
    expect(await seedDemo(apps[0]!.app, async () => undefined)).toBe(false);
    expect(await apps[0]!.databaseFingerprint([])).toBe(before);
  });

  it('has some sixty real cities with their place and figures', () => {
    const cities = realCities();
    expect(cities.length).toBeGreaterThanOrEqual(55);
    expect(new Set(cities.map((city) => city.country)).size).toBeGreaterThanOrEqual(35);
    for (const { population, location } of cities) {
      expect(population).toBeGreaterThan(10_000);
      expect(location.every(Number.isFinite)).toBe(true);
    }
  });

  it('gives no two things the same id, and nobody two names', () => {
    const { cities, partners, people, mandates, seats, bodies } = new NetworkSeed(new Chance());
    const ids = [
      ...cities,
      ...partners,
      ...people,
      ...mandates,
      ...seats,
      ...Object.values(bodies),
    ].map((one) => one.id.slice(4));
    expect(new Set(ids).size).toBe(ids.length);
    const names = people.map((person) => `${person.givenName} ${person.familyName}`);
    expect(names.length - new Set(names).size).toBeLessThan(5);
  });
});
