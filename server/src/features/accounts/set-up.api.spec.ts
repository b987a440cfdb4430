import { accountPaths, type SetUpRequest } from '@passerelle/contracts/accounts';
import { PASSWORD, startApp, type SpecApp } from '../../../test/app-for-specs';

const FIRST: SetUpRequest = {
  network: 'Réseau des villes riveraines',
  givenName: 'Aminata',
  familyName: 'Essai',
  email: 'aminata@example.org',
  password: PASSWORD,
  language: 'fr',
  zone: 'Africa/Dakar',
};

describe('the set-up of an empty network', () => {
  let spec: SpecApp;
  beforeEach(async () => (spec = await startApp()));
  afterEach(() => spec.close());

  it('makes the first administrator and signs them in', async () => {
    const browser = spec.stranger();
    await browser
      .get(accountPaths.network())
      .expect(200, { name: 'Passerelle', demo: false, needsSetUp: true });
    await browser.post(accountPaths.setUp()).send(FIRST).expect(204);
    const { body } = await browser.get(accountPaths.me()).expect(200);
    expect(body).toMatchObject({ name: 'Aminata Essai', administrator: true, seats: [] });
    await browser
      .get(accountPaths.network())
      .expect(200, { name: FIRST.network, demo: false, needsSetUp: false });
  });

  it('lets one of two set-ups at the same moment through', async () => {
    const tries = ['a@example.org', 'b@example.org'].map((email) =>
      spec
        .stranger()
        .post(accountPaths.setUp())
        .send({ ...FIRST, email }),
    );
    const statuses = (await Promise.all(tries)).map((answer) => answer.status).sort();
    expect(statuses).toEqual([204, 409]);
  });

  it('says which field is wrong, in the language of the browser', async () => {
    const wrong = { ...FIRST, email: 'aminata', password: 'court' };
    const french = await spec.stranger().post(accountPaths.setUp()).send(wrong).expect(422);
    expect(french.type).toBe('application/problem+json');
    expect(french.body.fields).toEqual([
      { field: 'email', message: 'Cette adresse n’est pas complète : nom@ville.org.' },
      { field: 'password', message: 'Au moins 12 caractères.' },
    ]);
    const english = await spec
      .stranger()
      .post(accountPaths.setUp())
      .set('Accept-Language', 'en')
      .send(wrong);
    expect(english.body.title).toBe('Some fields need correcting. Nothing was lost.');
  });
});
