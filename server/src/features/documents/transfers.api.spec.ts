import { request as plainRequest } from 'node:http';
import { documentPaths, type DocumentItem } from '@passerelle/contracts/documents';
import { aSecond } from '../../../test/a-second';
import { startApp, type Agent, type SpecApp } from '../../../test/app-for-specs';
import { until } from '../../../test/chat-kit';
import * as kit from '../../../test/document-kit';
import { populate, type Populated } from '../../../test/populate';
import { cookieOf } from '../../../test/security/wire';
import { DocumentContent } from './document-content';
import { DocumentSweep } from './document.sweep';
import { SpaceRepository, type Turn } from './space.repository';

const TEXT = 'Les forages de Huế sont à sec.\n'.repeat(4000);
const KB = 1024;

describe('a file on its way', () => {
  let spec: SpecApp;
  let network: Populated;
  let member: Agent;
  let chair: Agent;
  beforeEach(async () => {
    spec = await startApp({ DOCUMENTS_QUOTA_MB: '1' });
    network = await populate(spec);
    [member, chair] = await Promise.all([network.as('member'), network.as('chair')]);
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await spec.close();
  });

  const commission = () => network.cast.bodies.commission.id;
  const use = () => spec.app.get(SpaceRepository).use(commission());
  const finish = (agent: Agent, id: Parameters<typeof documentPaths.finish>[0]) =>
    agent.post(documentPaths.finish(id));

  /** A part of which only these bytes leave before the line breaks. */
  function brokenPart(agent: Agent, id: string, total: number, bytes: Buffer) {
    const call = plainRequest(`${spec.url}/api/transfers/${id}`, {
      method: 'PATCH',
      headers: {
        ...{ ...cookieOf(agent), ...kit.TUS, 'content-type': kit.PART_TYPE },
        ...{ 'upload-offset': '0', 'content-length': String(total) },
      },
    });
    const ended = new Promise((resolve) => call.once('close', resolve));
    call.on('error', () => undefined);
    call.write(bytes);
    return { call, ended };
  }

  it('goes on at the byte where the line broke, and arrives to the letter', async () => {
    const bytes = Buffer.from(TEXT);
    const id = await kit.announced(member, commission(), 'Relevé.txt', bytes.length);
    const half = bytes.subarray(0, 70_001);
    const { call } = brokenPart(member, id, bytes.length, half);
    await until(async () => (await received(id)) === half.length);
    call.destroy();
    expect(await kit.offsetOf(member, id)).toBe(half.length);
    await kit.part(member, id, 12, bytes.subarray(12)).expect(409);
    await kit.part(member, id, half.length, bytes.subarray(half.length)).expect(204);
    const { body } = await finish(member, id).expect(200);
    const { text } = await member.get(documentPaths.content(body.id, 1)).expect(200);
    expect(text).toBe(TEXT);
    expect(await use()).toEqual({ used: bytes.length, reserved: 0 });
  });

  /** Asked without the protocol, which would end the request that is under way. */
  async function received(id: string): Promise<number> {
    const { body } = await member.get(documentPaths.transfers(commission()));
    const mine = body as { id: string; received: number }[];
    return mine.find((one) => one.id === id)!.received;
  }

  it('is listed for its sender alone until it has arrived', async () => {
    const id = await kit.announced(member, commission(), 'Note.txt', 3);
    const { body } = await member.get(documentPaths.transfers(commission())).expect(200);
    expect(body).toMatchObject([{ id, name: 'Note.txt', size: 3, received: 0 }]);
    expect((await chair.get(documentPaths.transfers(commission()))).body).toEqual([]);
    await kit.part(chair, id, 0, Buffer.from('abc')).expect(404);
    await finish(member, id).expect(409);
    await kit.part(member, id, 0, Buffer.from('abc')).expect(204);
    await finish(member, id).expect(200);
    expect((await member.get(documentPaths.transfers(commission()))).body).toEqual([]);
  });

  it('is announced and finished once, however often that is asked', async () => {
    const draft = kit.transferDraft('Note.txt', 3);
    const path = documentPaths.transfers(commission());
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => member.post(path).send(draft)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(201));
    await member
      .post(path)
      .send({ ...draft, size: 4 })
      .expect(422);
    expect(await use()).toEqual({ used: 0, reserved: 3 });
    await kit.part(member, draft.id, 0, Buffer.from('abc')).expect(204);
    const ends = await Promise.all(Array.from({ length: 8 }, () => finish(member, draft.id)));
    expect(ends.map(({ status, body }) => [status, body as DocumentItem])).toEqual(
      Array(8).fill([200, ends[0]!.body]),
    );
    expect(kit.namesIn(await kit.folderOf(member, commission()))).toEqual(['Note.txt']);
    expect(await use()).toEqual({ used: 3, reserved: 0 });
  });

  it.each([
    ['before its bytes are in their place', 'keep'],
    ['after its bytes are in their place', 'turn'],
  ])('is neither lost nor there twice when the server dies %s', async (_when, step) => {
    const id = await kit.announced(member, commission(), 'Note.txt', 3);
    await kit.part(member, id, 0, Buffer.from('abc')).expect(204);
    const dies = () => Promise.reject(new Error('killed'));
    if (step === 'keep')
      jest.spyOn(spec.app.get(DocumentContent), 'keep').mockImplementationOnce(dies);
    else jest.spyOn(spec.app.get(SpaceRepository), 'turn').mockImplementationOnce(dies);
    await finish(member, id).expect(500);
    expect(await kit.offsetOf(member, id)).toBe(3);
    expect(await use()).toEqual({ used: 0, reserved: 3 });
    const { body } = await finish(member, id).expect(200);
    expect((await member.get(documentPaths.content(body.id, 1))).text).toBe('abc');
    expect(kit.namesIn(await kit.folderOf(member, commission()))).toEqual(['Note.txt']);
    expect(await use()).toEqual({ used: 3, reserved: 0 });
  });

  const race = async () => {
    const path = documentPaths.transfers(commission());
    const drafts = Array.from({ length: 20 }, () => kit.transferDraft('Note.txt', 300 * KB));
    const answers = await Promise.all(drafts.map((draft) => member.post(path).send(draft)));
    return answers.map(({ status, body }) => (status === 201 ? 'fits' : String(body.code)));
  };

  it('is promised room by nobody once the space of the body is full', async () => {
    const told = await race();
    expect(told.filter((one) => one === 'fits')).toHaveLength(3);
    expect(new Set(told)).toEqual(new Set(['fits', 'document/quota']));
    expect(await use()).toEqual({ used: 0, reserved: 900 * KB });
  });

  it('would be promised too much if announcements did not follow one another', async () => {
    const spaces = spec.app.get(SpaceRepository);
    jest.spyOn(spaces, 'turn').mockImplementation(async (bodyId, work) => {
      const seen = await spaces.use(bodyId);
      await new Promise((resolve) => setImmediate(resolve));
      return work({ bodyId, use: seen, transaction: undefined as unknown as Turn['transaction'] });
    });
    expect((await race()).filter((one) => one === 'fits').length).toBeGreaterThan(3);
  });

  it('leaves its room when it is given up, refused for what it is, or forgotten', async () => {
    const one = await kit.announced(member, commission(), 'Note.txt', 3);
    await member.delete(documentPaths.transfer(one)).expect(204);
    await finish(member, one).expect(404);
    const page = Buffer.from('<html><script>alert(1)</script></html>');
    const two = await kit.announced(member, commission(), 'Note.html', page.length);
    await kit.part(member, two, 0, page).expect(204);
    expect((await finish(member, two).expect(415)).body.code).toBe('file/type-refused');
    const three = await kit.announced(member, commission(), 'Note.txt', 3);
    spec.clock.forward(8 * 86_400_000);
    await spec.app.get(DocumentSweep).sweep();
    await (await network.as('member')).head(documentPaths.transfer(three)).expect(404);
    expect(await use()).toEqual({ used: 0, reserved: 0 });
  });

  it('is cut within a second when its sender loses their seat', async () => {
    const rapporteur = await network.as('rapporteur');
    const { group } = network.cast.bodies;
    const id = await kit.announced(rapporteur, group.id, 'Long.txt', 500 * KB);
    const { call, ended } = brokenPart(rapporteur, id, 500 * KB, Buffer.alloc(KB, 'a'));
    const drip = setInterval(() => call.write(Buffer.alloc(KB, 'a')), 20);
    const second = await aSecond(() => chair.get('/health/live'));
    const since = Date.now();
    const seat = network.cast.seats.liegeInGroup.id;
    await chair.post(`/api/bodies/${group.id}/seats/${seat}/end`).expect(204);
    await ended;
    clearInterval(drip);
    expect(Date.now() - since).toBeLessThan(500 + second);
    await rapporteur.head(documentPaths.transfer(id)).set(kit.TUS).expect(404);
    await kit.part(rapporteur, id, 0, Buffer.from('a')).expect(404);
    await finish(rapporteur, id).expect(404);
  });
});
