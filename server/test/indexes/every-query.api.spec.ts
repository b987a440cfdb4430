import { getConnectionToken } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { isSuccess, Stage } from '../security/stage';
import { SCANS_ALLOWED } from './scans-allowed';
import { WatchedQueries } from './watched-queries';

describe('every query that a repository makes', () => {
  let stage: Stage;
  let connection: Connection;
  let watched: WatchedQueries;
  /** Commands that did not do what they are for: their queries were not heard. */
  const failed: string[] = [];

  beforeAll(async () => {
    process.env['MONGODB_URI'] = monitored(process.env['MONGODB_URI'] ?? '');
    stage = await Stage.open();
    connection = stage.world.spec.app.get<Connection>(getConnectionToken());
    watched = new WatchedQueries(connection);
    for (const command of stage.commands()) {
      const answer = await stage.perform(command);
      if (!isSuccess(answer) && answer.status !== command.expects)
        failed.push(`${command.endpoint.name} ${answer.status}`);
    }
  }, 120_000);
  afterAll(() => stage.close());

  const monitored = (uri: string) => `${uri}${uri.includes('?') ? '&' : '/?'}monitorCommands=true`;

  it('was heard: every endpoint of the product was asked for what it is for', () => {
    expect(failed).toEqual([]);
    expect(watched.count).toBeGreaterThan(100);
    expect(watched.collections().size).toBeGreaterThan(20);
  });

  it('finds its documents through an index', async () => {
    const scans = await watched.scans();
    const unexpected = scans.map(({ shape }) => shape).filter((shape) => !SCANS_ALLOWED[shape]);
    expect(unexpected).toEqual([]);
  });

  it('has no reason on the list that nobody needs', async () => {
    const scanned = new Set((await watched.scans()).map(({ shape }) => shape));
    expect(Object.keys(SCANS_ALLOWED).filter((shape) => !scanned.has(shape))).toEqual([]);
  });

  it('is found out when its index is gone', async () => {
    const amendments = connection.collection('amendments');
    await amendments.dropIndex('positionId_1_rank_1');
    const scans = (await watched.scans()).map(({ query }) => query.collection);
    expect(scans).toContain('amendments');
  });
});
