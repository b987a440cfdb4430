import { getModelToken } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { bodyPaths, type BodyPage } from '@passerelle/contracts/bodies';
import type { MandateId, PersonId, SuccessionId } from '@passerelle/contracts/ids';
import { successionPaths, type SuccessionPlan } from '@passerelle/contracts/successions';
import { idOf } from '@passerelle/test-kit/ids';
import { startApp, type SpecApp } from '../../../test/app-for-specs';
import { populate, type Populated } from '../../../test/populate';
import { AuditEntry } from '../../platform/audit/audit.schema';

describe('a succession', () => {
  let spec: SpecApp;
  let network: Populated;
  beforeEach(async () => {
    spec = await startApp();
    network = await populate(spec);
  });
  afterEach(() => spec.close());

  let made = 500;
  const draft = (predecessorId: PersonId, successor: object, over: object = {}) => ({
    ...{ id: idOf<SuccessionId>('suc', ++made), mandateId: idOf<MandateId>('man', made) },
    ...{ predecessorId, successor, office: 'mayor' },
    ...over,
  });
  const known = (personId: PersonId) => ({ kind: 'known', personId });
  const newcomer = (n: number) => ({
    kind: 'new',
    person: {
      ...{ id: idOf<PersonId>('per', n), givenName: 'Awa', familyName: 'Nouvelle' },
      preferredLanguage: 'fr',
    },
  });
  const dakar = () => network.cast.organisations.dakar.id;
  const declare = async (command: object, who: 'staff' | 'administrator' = 'staff') =>
    (await network.as(who)).post(successionPaths.ofOrganisation(dakar())).send(command);
  const peopleOf = async (name: string) => {
    const member = await network.as('member');
    const { body } = await member.get(bodyPaths.one(network.cast.bodies.commission.id)).expect(200);
    const seat = (body as BodyPage).seats.find((one) => one.organisation.name === name);
    return seat!.people.map((person) => person.name).sort();
  };

  it('says beforehand which seats move, and names no confidential body to who may not know it', async () => {
    const { chair, deputy } = network.cast.people;
    const path = successionPaths.plan(dakar(), { predecessor: chair.id, successor: deputy.id });
    const { body } = await (await network.as('staff')).get(path).expect(200);
    const plan = body as SuccessionPlan;
    expect(plan.moves.map(({ body: { name }, office }) => [name.fr, office])).toEqual([
      ['Commission Eau et assainissement', 'chair'],
    ]);
    expect(plan).toMatchObject({ mandates: [{ office: 'mayor' }], leaves: ['delegate'] });
  });

  it('moves every seat of the city to the successor and takes every right from the predecessor', async () => {
    const { people, bodies } = network.cast;
    const [former, deputy] = [await network.as('chair'), await network.as('deputy')];
    const group = bodyPaths.one(bodies.group.id);
    await former.get(group).expect(200);
    expect((await declare(draft(people.chair.id, known(people.deputy.id)))).status).toBe(201);
    await former.get(group).expect(404);
    await former.get(bodyPaths.one(bodies.commission.id)).expect(404);
    const { body } = await deputy.get(group).expect(200);
    expect((body as BodyPage).mine.offices).toEqual(['chair']);
    expect(await peopleOf('Dakar')).toEqual(['Boubacar Modèle']);
  });

  it('seats somebody new, whom the directory knows from then on', async () => {
    const { people } = network.cast;
    expect((await declare(draft(people.chair.id, newcomer(800)))).status).toBe(201);
    expect(await peopleOf('Dakar')).toEqual(['Awa Nouvelle', 'Boubacar Modèle']);
  });

  it('happens once, however often the command is sent and however many declare at the same time', async () => {
    const { people } = network.cast;
    const command = draft(people.chair.id, newcomer(800));
    const answers = await Promise.all([1, 2, 3, 4].map(() => declare(command)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect((await declare({ ...command, office: 'official' })).body.code).toBe(
      'request/key-reused',
    );

    const others = [810, 811, 812].map((n) => draft(people.deputy.id, newcomer(n)));
    const raced = await Promise.all(others.map((one) => declare(one)));
    expect(raced.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(await peopleOf('Dakar')).toEqual(['Awa Nouvelle', 'Awa Nouvelle']);
  });

  it('is refused for the caller and for anybody of the secretariat', async () => {
    const { people } = network.cast;
    const self = await declare(draft(people.chair.id, known(people.staff.id)));
    const other = await declare(draft(people.chair.id, known(people.staff.id)), 'administrator');
    const own = await declare(
      draft(people.chair.id, known(people.administrator.id)),
      'administrator',
    );
    for (const { status, body } of [self, other, own])
      expect([status, body.code]).toEqual([422, 'succession/secretariat']);
    const same = await declare(draft(people.chair.id, known(people.chair.id)));
    expect(same.body.code).toBe('succession/same-person');
    expect(await peopleOf('Dakar')).toEqual(['Aminata Essai', 'Boubacar Modèle']);
  });

  it('can be taken back at once, by whoever declared it, and then everything is as it was', async () => {
    const { people } = network.cast;
    const standings = () => spec.databaseFingerprint([...LOGS, 'people', 'successions']);
    const before = await standings();
    const command = draft(people.chair.id, known(people.deputy.id));
    await declare(command);
    const [staff, administrator] = [await network.as('staff'), await network.as('administrator')];
    await administrator.post(successionPaths.undo(command.id)).expect(404);
    await staff.post(successionPaths.undo(command.id)).expect(204);
    expect(await standings()).toBe(before);
    expect((await staff.post(successionPaths.undo(command.id))).body.code).toBe(
      'succession/too-late',
    );
  });

  it('can no longer be taken back when the offer is over', async () => {
    const { people } = network.cast;
    const command = draft(people.chair.id, known(people.deputy.id));
    await declare(command);
    spec.clock.forward(15_001);
    const answer = await (await network.as('staff')).post(successionPaths.undo(command.id));
    expect([answer.status, answer.body.code]).toEqual([409, 'succession/too-late']);
  });

  it('stands in the audit log', async () => {
    const { people } = network.cast;
    const command = draft(people.chair.id, known(people.deputy.id));
    await declare(command);
    const entries = spec.app.get<Model<AuditEntry>>(getModelToken(AuditEntry.name));
    const entry = await entries.findOne({ what: 'OfficeHandedOver' }).lean<AuditEntry>();
    expect(entry).toMatchObject({ by: people.staff.id });
    expect(JSON.parse(entry!.facts)).toMatchObject({
      ...{ successionId: command.id, organisationId: dakar() },
      seatIds: [network.cast.seats.dakarChairs.id, network.cast.seats.dakarChairsGroup.id],
    });
  });
});

/** What every request and event adds to, whatever happens. */
const LOGS = ['attempts', 'signIns', 'audit', 'standingsRevision', 'searchEntries'];
