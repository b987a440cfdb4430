import { bodyPaths, type ChartedBody, type SeatCard } from '@passerelle/contracts/bodies';
import { startApp, type Agent, type SpecApp } from '../../../test/app-for-specs';
import { populate, type Populated } from '../../../test/populate';

describe('the composition of a body', () => {
  let spec: SpecApp;
  let network: Populated;
  beforeAll(async () => {
    spec = await startApp();
    network = await populate(spec);
  });
  afterAll(() => spec.close());

  const lyonAt = async (at: string) => {
    const path = bodyPaths.composition(network.cast.bodies.commission.id, at);
    const { body } = await (await network.as('member')).get(path).expect(200);
    return (body as SeatCard[]).find(({ organisation }) => organisation.name === 'Lyon');
  };

  it('is read at an earlier date, with the offices that people held then', async () => {
    const seat = await lyonAt('2025-03-03T12:00:00.000Z');
    const former = seat!.people.find(({ name }) => name === 'Jules Naguère');
    expect(former).toMatchObject({
      ...{ office: 'official', organisation: { name: 'Lyon' } },
      ...{ since: '2024-01-01T00:00:00.000Z', until: '2025-06-30T00:00:00.000Z' },
    });
    const now = await lyonAt('2026-08-01T12:00:00.000Z');
    expect(now!.people.map(({ name }) => name)).not.toContain('Jules Naguère');
  });

  it('has nobody before its first seat', async () => {
    expect(await lyonAt('2020-01-01T12:00:00.000Z')).toBeUndefined();
  });

  it('keeps a seat that has ended where it stood', async () => {
    const { commission } = network.cast.bodies;
    const { tunisObserves } = network.cast.seats;
    const chair = await network.as('chair');
    const before = spec.clock.instant();
    spec.clock.forward(60_000);
    await chair.post(`/api/bodies/${commission.id}/seats/${tunisObserves.id}/end`).expect(204);
    const namesAt = async (at: string) => {
      const { body } = await chair.get(bodyPaths.composition(commission.id, at)).expect(200);
      return (body as SeatCard[]).map(({ organisation }) => organisation.name);
    };
    expect(await namesAt(before)).toContain('Tunis');
    expect(await namesAt(spec.clock.instant())).not.toContain('Tunis');
  });

  it('is hidden like the body, whatever the date', async () => {
    const path = bodyPaths.composition(network.cast.bodies.group.id, '2025-03-03T12:00:00.000Z');
    await (await network.as('outsider')).get(path).expect(404);
  });
});

describe('the chart of the network', () => {
  let spec: SpecApp;
  let network: Populated;
  beforeAll(async () => {
    spec = await startApp();
    network = await populate(spec);
  });
  afterAll(() => spec.close());

  const chart = async (agent: Agent) =>
    (await agent.get(bodyPaths.chart()).expect(200)).body as ChartedBody[];

  it('names who presides and who reports in every body', async () => {
    const bodies = await chart(await network.as('member'));
    const commission = bodies.find(({ id }) => id === network.cast.bodies.commission.id)!;
    expect(commission.seatCount).toBe(4);
    expect(commission.lead.map(({ office, organisation }) => [office, organisation.name])).toEqual([
      ['chair', 'Dakar'],
      ['rapporteur', 'Liège'],
    ]);
  });

  it('shows nobody a body that they may not know of', async () => {
    const names = async (agent: Agent) => (await chart(agent)).map(({ name }) => name.fr);
    expect(await names(spec.stranger())).toEqual(['Assemblée générale']);
    expect(await names(await network.as('outsider'))).not.toContain('Groupe Villes et climat');
  });
});
