import { accountPaths } from '@passerelle/contracts/accounts';
import { REFRESH_COOKIE } from '../../platform/auth/cookies';
import { PASSWORD, startApp, type Agent, type SpecApp } from '../../../test/app-for-specs';
import { openLive } from '../../../test/live-client';
import { populate, type Populated } from '../../../test/populate';

const refreshCookie = (agent: Agent): string =>
  agent.jar.getCookie(REFRESH_COOKIE, {
    path: accountPaths.refresh(),
    domain: '127.0.0.1',
    secure: false,
    script: false,
  })!.value;

describe('signing in', () => {
  let spec: SpecApp;
  let network: Populated;
  beforeEach(async () => {
    spec = await startApp();
    network = await populate(spec);
  });
  afterEach(() => spec.close());

  const refreshWith = (token: string) =>
    spec.stranger().post(accountPaths.refresh()).set('Cookie', `${REFRESH_COOKIE}=${token}`);

  it('tells who one is and what follows from mandates and seats', async () => {
    const chair = await network.as('chair');
    const { body } = await chair.get(accountPaths.me()).expect(200);
    expect(body).toMatchObject({ name: 'Aminata Essai', administrator: false, secretariat: false });
    expect(body.mandates).toEqual([
      {
        organisationId: network.cast.organisations.dakar.id,
        organisation: 'Dakar',
        office: 'mayor',
      },
    ]);
    expect(body.seats.map((seat: { office: string }) => seat.office)).toEqual(['chair', 'chair']);
  });

  it('answers an unknown address and a wrong password alike', async () => {
    const attempt = (email: string) =>
      spec.stranger().post(accountPaths.signIn()).send({ email, password: 'pas le bon du tout' });
    const wrong = await attempt('claire@example.org').expect(401);
    const unknown = await attempt('personne@example.org').expect(401);
    expect(unknown.body).toEqual(wrong.body);
  });

  it('refuses the sixth wrong password in half an hour, even when they come at once, and the right one too', async () => {
    const wrong = { email: 'claire@example.org', password: 'pas le bon du tout' };
    const tries = Array.from({ length: 8 }, () =>
      spec.stranger().post(accountPaths.signIn()).send(wrong),
    );
    const statuses = (await Promise.all(tries)).map((answer) => answer.status).sort();
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
    await spec
      .stranger()
      .post(accountPaths.signIn())
      .send({ ...wrong, password: PASSWORD })
      .expect(429);
    await network.as('chair');
  });

  it('does not let a deactivated account in', async () => {
    const credentials = { email: 'karim@example.org', password: PASSWORD };
    await spec.stranger().post(accountPaths.signIn()).send(credentials).expect(401);
  });

  it('gives twenty refreshes at the same moment one and the same successor', async () => {
    const token = refreshCookie(await network.as('chair'));
    const answers = await Promise.all(Array.from({ length: 20 }, () => refreshWith(token)));
    expect(answers.map((answer) => answer.status)).toEqual(Array(20).fill(204));
    const successors = answers.map(
      (answer) => String(answer.headers['set-cookie']).match(/refresh=([^;]+)/)![1],
    );
    expect(new Set(successors).size).toBe(1);
  });

  it('ends the whole sign-in when a token is used again after its grace', async () => {
    const chair = await network.as('chair');
    const stolen = refreshCookie(chair);
    await chair.post(accountPaths.refresh()).expect(204);
    spec.clock.forward(61_000);
    await refreshWith(stolen).expect(401);
    await chair.get(accountPaths.me()).expect(401);
    await chair.post(accountPaths.refresh()).expect(401);
  });

  it('ends the whole sign-in when a token two generations old is used, grace or not', async () => {
    const chair = await network.as('chair');
    const stolen = refreshCookie(chair);
    await chair.post(accountPaths.refresh()).expect(204);
    await chair.post(accountPaths.refresh()).expect(204);
    await refreshWith(stolen).expect(401);
    await chair.get(accountPaths.me()).expect(401);
  });

  it('revokes another device at once, on HTTP and on its open socket', async () => {
    const [here, there] = [await network.as('member'), await network.as('member')];
    const socket = await openLive(spec.url, there);
    const { body: me } = await there.get(accountPaths.me());
    const { body: list } = await here.get(accountPaths.signIns()).expect(200);
    expect(list).toHaveLength(2);
    const cut = new Promise((resolve) => socket.socket.once('disconnect', resolve));
    await here.delete(accountPaths.signInOf(me.signInId)).expect(204);
    await cut;
    await there.get(accountPaths.me()).expect(401);
    await here.get(accountPaths.me()).expect(200);
  });

  it('does not let one end the sign-in of somebody else', async () => {
    const [member, chair] = [await network.as('member'), await network.as('chair')];
    const { body: me } = await chair.get(accountPaths.me());
    await member.delete(accountPaths.signInOf(me.signInId)).expect(404);
    await chair.get(accountPaths.me()).expect(200);
  });

  it('refuses a command that a page of another site caused', async () => {
    const chair = await network.as('chair');
    await chair.post(accountPaths.signOut()).set('Origin', 'https://elsewhere.example').expect(403);
    await chair.post(accountPaths.signOut()).set('Sec-Fetch-Site', 'cross-site').expect(403);
    await chair.post(accountPaths.signOut()).set('Origin', spec.url).expect(204);
  });
});
