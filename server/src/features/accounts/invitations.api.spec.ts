import { accountPaths } from '@passerelle/contracts/accounts';
import type { InvitationId, PersonId } from '@passerelle/contracts/ids';
import { idOf } from '@passerelle/test-kit/ids';
import { aPerson } from '@passerelle/test-kit/network';
import { PASSWORD, startApp, type SpecApp } from '../../../test/app-for-specs';
import { populate, type Populated } from '../../../test/populate';
import { PersonService } from '../people/person.service';

const NEWCOMER = aPerson(500, 'Léa', 'Nouvelle');

describe('invitations', () => {
  let spec: SpecApp;
  let network: Populated;
  beforeEach(async () => {
    spec = await startApp();
    network = await populate(spec);
    await spec.app.get(PersonService).add([NEWCOMER], []);
  });
  afterEach(() => spec.close());

  const draft = (number: number, personId: PersonId = NEWCOMER.id) => ({
    id: idOf<InvitationId>('inv', number),
    personId,
    email: 'lea@example.org',
  });

  async function invited(number = 1): Promise<string> {
    const staff = await network.as('staff');
    const { body } = await staff.post(accountPaths.invitations()).send(draft(number)).expect(201);
    return body.link.split('#')[1];
  }

  it('open an account for the person, once, and sign them in', async () => {
    const token = await invited();
    const browser = spec.stranger();
    await browser.post(accountPaths.invitationView()).send({ token }).expect(200, {
      name: 'Léa Nouvelle',
      email: 'lea@example.org',
    });
    await browser
      .post(accountPaths.invitationAccept())
      .send({ token, password: PASSWORD })
      .expect(204);
    const { body } = await browser.get(accountPaths.me()).expect(200);
    expect(body.name).toBe('Léa Nouvelle');
    await spec
      .stranger()
      .post(accountPaths.invitationAccept())
      .send({ token, password: PASSWORD })
      .expect(410);
  });

  it('let one of five acceptances at the same moment through', async () => {
    const token = await invited();
    const tries = Array.from({ length: 5 }, () =>
      spec.stranger().post(accountPaths.invitationAccept()).send({ token, password: PASSWORD }),
    );
    const statuses = (await Promise.all(tries)).map((answer) => answer.status).sort();
    expect(statuses).toEqual([204, 410, 410, 410, 410]);
  });

  it('are not used up by being looked at, however often', async () => {
    const token = await invited();
    for (let look = 0; look < 3; look += 1)
      await spec.stranger().post(accountPaths.invitationView()).send({ token }).expect(200);
    await spec
      .stranger()
      .post(accountPaths.invitationAccept())
      .send({ token, password: PASSWORD })
      .expect(204);
  });

  it('expire after fourteen days', async () => {
    const token = await invited();
    spec.clock.forward(14 * 86_400_000 + 1);
    await spec
      .stranger()
      .post(accountPaths.invitationAccept())
      .send({ token, password: PASSWORD })
      .expect(410);
  });

  it('are issued once per id: the retry gets the same link, another content is refused', async () => {
    const staff = await network.as('staff');
    const first = await staff.post(accountPaths.invitations()).send(draft(7)).expect(201);
    const again = await staff.post(accountPaths.invitations()).send(draft(7)).expect(201);
    expect(again.body).toEqual(first.body);
    const other = { ...draft(7), email: 'autre@example.org' };
    await staff.post(accountPaths.invitations()).send(other).expect(422);
  });
});
