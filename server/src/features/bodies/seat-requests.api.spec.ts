import { bodyPaths, type BodyPage } from '@passerelle/contracts/bodies';
import { homePaths, type Home } from '@passerelle/contracts/home';
import type { OrganisationId, SeatId, SeatRequestId } from '@passerelle/contracts/ids';
import { seatRequestPaths, type SeatRequestList } from '@passerelle/contracts/seat-requests';
import { idOf } from '@passerelle/test-kit/ids';
import type { Role } from '@passerelle/test-kit/cast';
import { startApp, type SpecApp } from '../../../test/app-for-specs';
import { populate, type Populated } from '../../../test/populate';

describe('requests for seats', () => {
  let spec: SpecApp;
  let network: Populated;
  beforeEach(async () => {
    spec = await startApp();
    network = await populate(spec);
  });
  afterEach(() => spec.close());

  let made = 600;
  const aRequest = (organisationId: OrganisationId, over: object = {}) => ({
    ...{ id: idOf<SeatRequestId>('srq', ++made), kind: 'request', office: 'member' },
    ...{ organisationId, words: 'Nous relançons nos régies.' },
    ...over,
  });
  const abidjan = () => network.cast.organisations.abidjan.id;
  const commission = () => network.cast.bodies.commission.id;
  const send = async (who: Role, draft: object, bodyId = commission()) =>
    (await network.as(who)).post(seatRequestPaths.ofBody(bodyId)).send(draft);
  const listOf = async (who: Role) =>
    (await (await network.as(who)).get(seatRequestPaths.mine()).expect(200))
      .body as SeatRequestList;
  const accept = async (who: Role, id: SeatRequestId) =>
    (await network.as(who))
      .post(seatRequestPaths.accept(id))
      .send({ seatId: idOf<SeatId>('sea', ++made) });
  const officesOf = async (who: Role) => {
    const { body } = await (await network.as(who)).get(bodyPaths.one(commission())).expect(200);
    return (body as BodyPage).mine.offices;
  };

  it('wait on the home page of those who decide, and seat the city when they say yes', async () => {
    const draft = aRequest(abidjan());
    expect((await send('outsider', draft)).status).toBe(204);
    expect(await listOf('member')).toEqual([]);
    expect(await listOf('chair')).toMatchObject([{ id: draft.id, mayDecide: true }]);
    const { body } = await (await network.as('chair')).get(homePaths.home()).expect(200);
    const item = (body as Home).items.find(({ kind }) => kind === 'seat-request-to-decide');
    expect(item).toMatchObject({ subject: { fr: 'Abidjan' }, by: { name: 'Fanta Ailleurs' } });

    expect((await accept('member', draft.id)).status).toBe(404);
    expect((await accept('outsider', draft.id)).status).toBe(403);
    expect((await accept('chair', draft.id)).status).toBe(204);
    expect(await officesOf('outsider')).toEqual(['member']);
    expect(await listOf('outsider')).toMatchObject([{ state: 'accepted', mayWithdraw: false }]);
  });

  it('are open once for a city and a body, whoever sends them at the same time', async () => {
    const drafts = Array.from({ length: 5 }, () => aRequest(abidjan()));
    const answers = await Promise.all(drafts.map((draft) => send('outsider', draft)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409, 409, 409, 409]);
    const won = drafts[answers.findIndex(({ status }) => status === 204)]!;
    expect((await send('outsider', won)).status).toBe(204);
    expect((await send('outsider', { ...won, office: 'observer' })).body.code).toBe(
      'request/key-reused',
    );
    expect(await listOf('chair')).toHaveLength(1);
  });

  it('are answered once: of several answers at the same time one counts, and one seat is made', async () => {
    const draft = aRequest(abidjan());
    await send('outsider', draft);
    const answers = await Promise.all([1, 2, 3].map(() => accept('chair', draft.id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409, 409]);
    expect(await officesOf('outsider')).toEqual(['member']);
    expect((await send('outsider', aRequest(abidjan()))).body.code).toBe('seat-request/seated');
  });

  it('are refused with a reason, which the city reads; then it may ask again', async () => {
    const draft = aRequest(abidjan());
    await send('outsider', draft);
    const refuse = (await network.as('staff')).post(seatRequestPaths.refuse(draft.id));
    await refuse.send({ reason: 'Au prochain renouvellement.' }).expect(204);
    expect(await listOf('outsider')).toMatchObject([
      { state: 'refused', reason: 'Au prochain renouvellement.' },
    ]);
    expect(await officesOf('outsider')).toEqual([]);
    expect((await send('outsider', aRequest(abidjan()))).status).toBe(204);
  });

  it('come from the body too: a city is invited to a confidential one, which it may then read', async () => {
    const { group } = network.cast.bodies;
    const draft = aRequest(abidjan(), { kind: 'invitation' });
    expect((await send('member', draft, group.id)).status).toBe(403);
    expect((await send('chair', draft, group.id)).status).toBe(204);
    expect((await accept('chair', draft.id)).status).toBe(403);
    expect((await accept('outsider', draft.id)).status).toBe(204);
    await (await network.as('outsider')).get(bodyPaths.one(group.id)).expect(200);
  });

  it('are withdrawn by the side that began, and by no other', async () => {
    const draft = aRequest(abidjan());
    await send('outsider', draft);
    const withdraw = async (who: Role) =>
      (await network.as(who)).post(seatRequestPaths.withdraw(draft.id));
    expect((await withdraw('chair')).status).toBe(403);
    expect((await withdraw('outsider')).status).toBe(204);
    expect((await accept('chair', draft.id)).body.code).toBe('seat-request/decided');
    expect(await listOf('chair')).toEqual([]);
  });

  it('are for members of the network, and only for one’s own city', async () => {
    const { university, abidjan: other } = network.cast.organisations;
    const invitation = aRequest(university.id, { kind: 'invitation' });
    expect((await send('chair', invitation)).body.code).toBe('seat-request/not-a-member');
    expect((await send('member', aRequest(other.id))).status).toBe(403);
  });
});
