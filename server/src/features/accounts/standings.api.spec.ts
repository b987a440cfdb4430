import { jest } from '@jest/globals';
import { getConnectionToken } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { accountPaths } from '@passerelle/contracts/accounts';
import type { SignInId } from '@passerelle/contracts/ids';
import type { Role } from '@passerelle/test-kit/cast';
import { aSeat } from '@passerelle/test-kit/network';
import { startApp, type SpecApp } from '../../../test/app-for-specs';
import { populate, type Populated } from '../../../test/populate';
import { Callers } from '../../platform/permissions/caller';
import { BodyService } from '../bodies/body.service';
import { PersonRepository } from '../people/person.repository';

/** Passport keeps one strategy for a process, so these ask each server's `Callers`, as its guard does. */
describe('what callers are, on two servers of one database', () => {
  let one: SpecApp;
  let two: SpecApp;
  let network: Populated;
  beforeEach(async () => {
    one = await startApp();
    network = await populate(one);
    two = await one.beside();
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await two.close();
    await one.close();
  });

  async function signInOf(role: Role): Promise<SignInId> {
    const { body } = await (await network.as(role)).get(accountPaths.me()).expect(200);
    return body.signInId;
  }

  const callerAt = (server: SpecApp, id: SignInId) => server.app.get(Callers).ofSignIn(id);

  /** Whether each server takes the sign-in for one that sits in the group; undefined when it is closed. */
  async function sitsAtBoth(id: SignInId) {
    const callers = await Promise.all([one, two].map((server) => callerAt(server, id)));
    const { group } = network.cast.bodies;
    return callers.map((caller) =>
      caller?.standing.seats.some(({ bodyId }) => bodyId === group.id),
    );
  }

  it('ends with the seat at the next request, whichever server it goes to', async () => {
    const id = await signInOf('rapporteur');
    expect(await sitsAtBoth(id)).toEqual([true, true]);
    const { bodies, seats } = network.cast;
    const path = `/api/bodies/${bodies.group.id}/seats/${seats.liegeInGroup.id}/end`;
    await (await network.as('chair')).post(path).expect(204);
    expect(await sitsAtBoth(id)).toEqual([false, false]);
  });

  it('ends with the mandate at the next request, whichever server it goes to', async () => {
    const id = await signInOf('rapporteur');
    expect(await sitsAtBoth(id)).toEqual([true, true]);
    const path = `/api/mandates/${network.cast.mandates.rapporteur.id}/end`;
    await (await network.as('staff')).post(path).expect(204);
    expect(await sitsAtBoth(id)).toEqual([false, false]);
  });

  it('ends with the sign-in at the next request, whichever server it goes to', async () => {
    const id = await signInOf('rapporteur');
    expect(await sitsAtBoth(id)).toEqual([true, true]);
    const here = await network.as('rapporteur');
    await here.delete(accountPaths.signInOf(id)).expect(204);
    expect(await sitsAtBoth(id)).toEqual([undefined, undefined]);
  });

  it('begins with a new seat at the next request, whichever server it goes to', async () => {
    const id = await signInOf('outsider');
    expect(await sitsAtBoth(id)).toEqual([false, false]);
    const { bodies, organisations, mandates } = network.cast;
    const seat = aSeat(999, bodies.group, organisations.abidjan, [mandates.outsider]);
    await one.app.get(BodyService).add([], [seat]);
    expect(await sitsAtBoth(id)).toEqual([true, true]);
  });

  it('ends by itself when the seat runs out, although nothing is written then', async () => {
    const runsOut = new Date(one.clock.now().getTime() + 60_000).toISOString();
    await one.app
      .get<Connection>(getConnectionToken())
      .collection<{ _id: string }>('seats')
      .updateOne({ _id: network.cast.seats.liegeInGroup.id }, { $set: { until: runsOut } });
    const id = await signInOf('rapporteur');
    expect(await sitsAtBoth(id)).toEqual([true, true]);
    one.clock.forward(59_999);
    expect(await sitsAtBoth(id)).toEqual([true, true]);
    one.clock.forward(1);
    expect(await sitsAtBoth(id)).toEqual([false, true]);
    two.clock.forward(60_000);
    expect(await sitsAtBoth(id)).toEqual([false, false]);
  });

  it('is read once, however often a caller comes, until somebody’s standing changes', async () => {
    const id = await signInOf('rapporteur');
    await callerAt(one, id);
    const read = jest.spyOn(PersonRepository.prototype, 'mandatesOf');
    for (let nth = 0; nth < 5; nth += 1) await callerAt(one, id);
    expect(read).not.toHaveBeenCalled();
    const path = `/api/mandates/${network.cast.mandates.outsider.id}/end`;
    await (await network.as('staff')).post(path).expect(204);
    read.mockClear();
    for (let nth = 0; nth < 5; nth += 1) await callerAt(one, id);
    expect(read).toHaveBeenCalledTimes(1);
  });
});
