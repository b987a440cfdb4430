import { documentPaths, type DocumentPage } from '@passerelle/contracts/documents';
import { startApp, type Agent, type SpecApp } from '../../../test/app-for-specs';
import * as kit from '../../../test/document-kit';
import { openLive } from '../../../test/live-client';
import { populate, type Populated } from '../../../test/populate';
import { searched, searchedUntil } from '../../../test/search-kit';
import { DocumentSweep } from './document.sweep';
import { SpaceRepository } from './space.repository';

describe('the documents of a body', () => {
  let spec: SpecApp;
  let network: Populated;
  let member: Agent;
  let chair: Agent;
  beforeEach(async () => {
    spec = await startApp();
    network = await populate(spec);
    [member, chair] = await Promise.all([network.as('member'), network.as('chair')]);
  });
  afterEach(() => spec.close());

  const commission = () => network.cast.bodies.commission.id;
  const top = async (agent = member) => kit.namesIn(await kit.folderOf(agent, commission()));

  it('lie in folders, in the order of their names', async () => {
    const water = await kit.folderMade(member, commission(), 'Eau');
    await kit.folderMade(member, commission(), 'Budgets', water);
    for (const name of ['Note 10.txt', 'Note 2.txt', 'à lire.txt'])
      await kit.uploaded(member, commission(), name, 'a', { folderId: water });
    const page = await kit.folderOf(chair, commission(), water);
    expect(kit.namesIn(page)).toEqual(['Budgets', 'à lire.txt', 'Note 2.txt', 'Note 10.txt']);
    expect(page.trail.map(({ name }) => name)).toEqual(['Eau']);
    expect(page.documents[0]).toMatchObject({
      version: 1,
      size: 1,
      by: { name: 'Claire Exemple' },
    });
  });

  it('have names that nobody else has in the folder', async () => {
    const note = await kit.uploaded(member, commission(), 'Note.txt', 'a');
    expect((await kit.uploaded(chair, commission(), 'NOTE.txt', 'b')).name).toBe('NOTE (2).txt');
    const draft = kit.folderDraft('note.TXT');
    const { body } = await member.post(documentPaths.folders(commission())).send(draft).expect(409);
    expect(body.code).toBe('document/name-taken');
    const name = { name: 'NOTE (2)' };
    await member.put(documentPaths.name(note.id)).send(name).expect(409);
    await member.put(documentPaths.name(note.id)).send({ name: 'Budget' }).expect(204);
    await member.put(documentPaths.name(note.id)).send({ name: 'budget.txt' }).expect(204);
    expect(await top()).toEqual(['budget.txt', 'NOTE (2).txt']);
  });

  it('give one name to one of many who want it at the same moment', async () => {
    const drafts = Array.from({ length: 10 }, () => kit.folderDraft('Eau'));
    const path = documentPaths.folders(commission());
    const answers = await Promise.all(drafts.map((draft) => member.post(path).send(draft)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(9).fill(409)]);
    expect(await top()).toEqual(['Eau']);
  });

  it('never put a folder into itself, even when two moves cross', async () => {
    const [a, b] = [
      await kit.folderMade(member, commission(), 'A'),
      await kit.folderMade(member, commission(), 'B'),
    ];
    const answers = await Promise.all([
      member.put(documentPaths.folderPlace(a)).send({ folderId: b }),
      chair.put(documentPaths.folderPlace(b)).send({ folderId: a }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect(await top()).toHaveLength(1);
  });

  it('go into the bin with all that they hold and come back, beside what took their name', async () => {
    const water = await kit.folderMade(member, commission(), 'Eau');
    const inside = await kit.folderMade(member, commission(), 'Budgets', water);
    const note = await kit.uploaded(member, commission(), 'Note.txt', 'a', { folderId: inside });
    await member.delete(documentPaths.folder(water)).expect(204);
    expect(await top()).toEqual([]);
    await member.get(documentPaths.one(note.id)).expect(404);
    await member.get(documentPaths.content(note.id, 1)).expect(404);
    const { body } = await chair.get(documentPaths.bin(commission())).expect(200);
    expect(body).toMatchObject([{ id: water, kind: 'folder', name: 'Eau', size: 1 }]);
    await kit.folderMade(member, commission(), 'eau');
    for (let again = 0; again < 2; again += 1)
      await member.post(documentPaths.restoreFolder(water)).expect(204);
    expect(await top()).toEqual(['eau', 'Eau (2)']);
    expect((await member.get(documentPaths.one(note.id)).expect(200)).body.trail).toHaveLength(2);
  });

  it('go for good after a month in the bin, and leave their room', async () => {
    const note = await kit.uploaded(member, commission(), 'Note.txt', 'abc');
    await kit.uploaded(member, commission(), 'Note.txt', 'abcdef', { documentId: note.id });
    const use = () => spec.app.get(SpaceRepository).use(commission());
    expect(await use()).toEqual({ used: 9, reserved: 0 });
    await member.delete(documentPaths.one(note.id)).expect(204);
    spec.clock.forward(29 * 86_400_000);
    await spec.app.get(DocumentSweep).sweep();
    expect(await use()).toEqual({ used: 9, reserved: 0 });
    spec.clock.forward(2 * 86_400_000);
    await spec.app.get(DocumentSweep).sweep();
    expect(await use()).toEqual({ used: 0, reserved: 0 });
    const later = await network.as('member');
    await later.post(documentPaths.restore(note.id)).expect(404);
  });

  it('keep every version; an old one is taken again as the newest, once', async () => {
    const { id } = await kit.uploaded(member, commission(), 'Note.txt', 'un');
    await kit.uploaded(chair, commission(), 'Autre nom.TXT', 'deux', { documentId: id });
    const restore = () => member.post(documentPaths.restoreVersion(id, 1)).send({ version: 2 });
    const answers = await Promise.all([restore(), restore(), restore()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const { body } = await member.get(documentPaths.one(id)).expect(200);
    const page = body as DocumentPage;
    expect(page.versions.map(({ number, restored }) => [number, restored])).toEqual([
      ...[
        [3, 1],
        [2, undefined],
        [1, undefined],
      ],
    ]);
    expect((await member.get(documentPaths.content(id, 3))).text).toBe('un');
    expect((await member.get(documentPaths.content(id, 2))).text).toBe('deux');
    const draft = kit.transferDraft('Note.pdf', 9, { documentId: id });
    const other = await member.post(documentPaths.transfers(commission())).send(draft).expect(415);
    expect(other.body.code).toBe('document/other-kind');
  });

  it('are told to whoever has the body open, as something to read again', async () => {
    const live = await openLive(spec.url, chair);
    await live.ask('live:enter', { room: `body:${commission()}` });
    const heard = live.next<{ documentId: string }>('documents:changed', () => true);
    const { id } = await kit.uploaded(member, commission(), 'Note.txt', 'un');
    expect(await heard).toEqual({ bodyId: commission(), documentId: id });
    live.close();
  });

  it('are found by their names and their words while they are not in the bin', async () => {
    const { group } = network.cast.bodies;
    const { id } = await kit.uploaded(chair, group.id, 'Sécheresse.md', '# Les forages de Huế');
    const { hits } = await searchedUntil(chair, 'forage hué', 1);
    expect(hits).toMatchObject([{ kind: 'files', target: { bodyId: group.id, documentId: id } }]);
    expect((await searched(chair, 'secheresse')).hits).toHaveLength(1);
    expect((await searched(await network.as('outsider'), 'forage')).hits).toEqual([]);
    await kit.uploaded(chair, group.id, 'x.md', 'Les puits', { documentId: id });
    await searchedUntil(chair, 'puits', 1);
    expect((await searched(chair, 'forage')).hits).toEqual([]);
    await chair.delete(documentPaths.one(id)).expect(204);
    await searchedUntil(chair, 'puits', 0);
  });

  it('of a confidential body are hidden from the secretariat and from a seat that has ended', async () => {
    const { group } = network.cast.bodies;
    const rapporteur = await network.as('rapporteur');
    const { id } = await kit.uploaded(rapporteur, group.id, 'Note.txt', 'canari');
    const paths = [
      ...[documentPaths.one(id), documentPaths.content(id, 1), documentPaths.preview(id, 1)],
      ...[documentPaths.ofBody(group.id), documentPaths.archive(group.id)],
    ];
    const staff = await network.as('staff');
    for (const path of paths) {
      await staff.get(path).expect(404);
      await rapporteur.get(path).expect(200);
    }
    const seat = network.cast.seats.liegeInGroup.id;
    await chair.post(`/api/bodies/${group.id}/seats/${seat}/end`).expect(204);
    for (const path of paths) await rapporteur.get(path).expect(404);
  });
});
