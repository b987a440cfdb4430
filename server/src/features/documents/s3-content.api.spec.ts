import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { documentPaths } from '@passerelle/contracts/documents';
import { startApp, type Agent, type SpecApp } from '../../../test/app-for-specs';
import * as kit from '../../../test/document-kit';
import { populate, type Populated } from '../../../test/populate';
import { startSmallS3, type SmallS3 } from '../../../test/small-s3';
import { SETTINGS, type Settings } from '../../platform/config/settings';
import { DocumentSweep } from './document.sweep';
import { SpaceRepository } from './space.repository';

describe('documents in a store that speaks S3', () => {
  let store: SmallS3;
  let spec: SpecApp;
  let network: Populated;
  let member: Agent;
  beforeAll(async () => {
    store = await startSmallS3();
    spec = await startApp({
      ...{ DOCUMENTS_S3_BUCKET: 'villes', DOCUMENTS_S3_ENDPOINT: store.url },
      ...{ DOCUMENTS_S3_KEY_ID: 'cle', DOCUMENTS_S3_SECRET: 'un secret' },
    });
    network = await populate(spec);
    member = await network.as('member');
  });
  afterAll(async () => {
    await spec.close();
    await store.close();
  });

  const commission = () => network.cast.bodies.commission.id;
  const onDisk = () =>
    readdirSync(join(spec.app.get<Settings>(SETTINGS).DATA_DIR, 'files'), { recursive: true })
      .map(String)
      .filter((name) => name.includes('upl_'));

  it('lie there and nowhere else, and come back whole or in stretches', async () => {
    const { id } = await kit.uploaded(member, commission(), 'Note.txt', '0123456789');
    expect([...store.objects.values()].map(String)).toEqual(['0123456789']);
    expect([...store.objects.keys()][0]).toMatch(/^\/villes\/documents\/../);
    expect(onDisk()).toEqual([]);
    const path = documentPaths.content(id, 1);
    expect((await member.get(path).expect(200)).text).toBe('0123456789');
    const part = await member.get(path).set('Range', 'bytes=2-4').expect(206);
    expect(part.text).toBe('234');
    const { body } = await member.get(documentPaths.preview(id, 1)).expect(200);
    expect(body.content).toBe('0123456789');
    await member.get(documentPaths.archive(commission())).expect(200);
  });

  it('are finished once the store is well again', async () => {
    const id = await kit.announced(member, commission(), 'Panne.txt', 3);
    await kit.part(member, id, 0, Buffer.from('abc')).expect(204);
    store.fail(10);
    await member.post(documentPaths.finish(id)).expect(500);
    store.fail(0);
    expect(await kit.offsetOf(member, id)).toBe(3);
    const { body } = await member.post(documentPaths.finish(id)).expect(200);
    expect((await member.get(documentPaths.content(body.id, 1)).expect(200)).text).toBe('abc');
    expect(onDisk()).toEqual([]);
  });

  it('leave the store when they go for good', async () => {
    const page = await kit.folderOf(member, commission());
    for (const { id } of page.documents) await member.delete(documentPaths.one(id)).expect(204);
    spec.clock.forward(31 * 86_400_000);
    await spec.app.get(DocumentSweep).sweep();
    expect(store.objects.size).toBe(0);
    const use = await spec.app.get(SpaceRepository).use(commission());
    expect(use).toEqual({ used: 0, reserved: 0 });
  });
});
