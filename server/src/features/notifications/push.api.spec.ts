import type { PersonId } from '@passerelle/contracts/ids';
import { notificationPaths, type PushState } from '@passerelle/contracts/notifications';
import { startApp, type Agent, type SpecApp } from '../../../test/app-for-specs';
import { populate, type Populated } from '../../../test/populate';
import { addDevice, aSubscription, type PushServiceHere } from '../../../test/push-kit';
import { PushNetwork } from './push-network';
import { PushService } from './push.service';

const NEWS = { title: 'Vote ouvert', text: 'Eau potable', tag: 'not_1', address: '/positions' };

describe('a message to a device', () => {
  let spec: SpecApp;
  let network: Populated;
  let member: Agent;
  let services: PushServiceHere;
  beforeEach(async () => {
    spec = await startApp();
    network = await populate(spec);
    member = await network.as('member');
    services = spec.app.get<PushServiceHere>(PushNetwork);
  });
  afterEach(() => spec.close());

  const send = () =>
    spec.app.get(PushService).send(network.cast.people.member.id as PersonId, NEWS);
  const devices = async (agent = member) =>
    ((await agent.get(notificationPaths.push()).expect(200)).body as PushState).devices;

  it('is encrypted for the device, signed by the network, and kept for two days', async () => {
    await addDevice(member, aSubscription('a'));
    expect(await send()).toBe(1);
    const [{ path, headers, body }] = services.taken as [PushServiceHere['taken'][number]];
    expect(path).toBe('/a');
    expect(headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '172800' });
    expect(headers.authorization).toMatch(/^vapid t=.+, ?k=.+/);
    expect(body.length).toBeGreaterThan(0);
    for (const word of Object.values(NEWS)) expect(body.includes(word)).toBe(false);
  });

  it('reaches every device of the person, and none of anybody else', async () => {
    for (const path of ['a', 'b']) await addDevice(member, aSubscription(path));
    await addDevice(await network.as('chair'), aSubscription('c'));
    expect(await send()).toBe(2);
    expect(services.taken.map(({ path }) => path).sort()).toEqual(['/a', '/b']);
  });

  it.each([404, 410])('makes a device be forgotten that is gone for good: %d', async (status) => {
    await addDevice(member, aSubscription('a'));
    services.answer = status;
    expect(await send()).toBe(0);
    expect(await devices()).toEqual([]);
  });

  it('leaves a device as it is whose service is busy', async () => {
    const id = await addDevice(member, aSubscription('a'));
    services.answer = 503;
    await member.post(notificationPaths.pushTest()).expect(409);
    services.answer = 201;
    await member.post(notificationPaths.pushTest()).expect(200, { reached: 1 });
    expect((await devices()).map((device) => device.id)).toEqual([id]);
  });

  it('goes to whoever turned notifications on in a browser last', async () => {
    const subscription = aSubscription('shared');
    await addDevice(member, subscription);
    const chair = await network.as('chair');
    await chair.post(notificationPaths.push()).send(subscription).expect(204);
    expect(await devices()).toEqual([]);
    expect(await devices(chair)).toHaveLength(1);
    expect(await send()).toBe(0);
  });
});
