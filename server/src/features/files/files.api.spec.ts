import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FILE_LIMIT, filePaths } from '@passerelle/contracts/files';
import type { FileId } from '@passerelle/contracts/ids';
import type { Place } from '@passerelle/contracts/mentions';
import { idOf } from '@passerelle/test-kit/ids';
import { startApp, type Agent, type SpecApp } from '../../../test/app-for-specs';
import { populate, type Populated } from '../../../test/populate';
import { FileService } from './file.service';
import { SETTINGS, type Settings } from '../../platform/config/settings';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const fileId = (n: number) => idOf<FileId>('fil', n);
let next = 3000;

describe('files', () => {
  let spec: SpecApp;
  let network: Populated;
  beforeAll(async () => {
    spec = await startApp();
    network = await populate(spec);
  });
  afterAll(() => spec.close());

  const commission = () => network.cast.bodies.commission.id;
  function put(
    agent: Agent,
    name: string,
    content: Buffer,
    over: { id?: FileId; bodyId?: string; place?: Place } = {},
  ) {
    const { id = fileId(next++), bodyId = commission(), place = 'discussions' } = over;
    return agent
      .put(filePaths.upload(id, { bodyId: bodyId as never, place }))
      .attach('file', content, { filename: name });
  }
  const stored = () =>
    readdirSync(join(spec.app.get<Settings>(SETTINGS).DATA_DIR, 'files'), { recursive: true })
      .map(String)
      .filter((name) => /[0-9a-f]{32}/.test(name));

  it('come back byte for byte, saved under their name in its own script', async () => {
    const member = await network.as('member');
    const name = 'Compte rendu – Huế.pdf';
    const { body } = await put(member, `C:\\dossier\\${name.normalize('NFD')}`, PDF).expect(200);
    expect(body).toMatchObject({ name, type: 'application/pdf', size: PDF.length, inline: true });
    const answer = await member.get(filePaths.one(body.id)).buffer().parse(collect).expect(200);
    expect(answer.body).toEqual(PDF);
    expect(answer.headers['content-disposition']).toContain(
      `filename*=UTF-8''Compte%20rendu%20%E2%80%93%20Hu%E1%BA%BF.pdf`,
    );
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
      'cache-control': 'private, no-cache',
    });
  });

  it('of an earlier day are there like those that were uploaded', async () => {
    const { rapporteur } = network.cast.people;
    const file = { id: fileId(next++), name: 'Note.pdf', uploadedBy: rapporteur.id };
    const home = { bodyId: commission(), place: 'discussions' } as const;
    await spec.app.get(FileService).add({ ...file, ...home, at: '2026-03-01T09:00:00.000Z' }, PDF);
    const member = await network.as('member');
    const { body } = await member.get(filePaths.card(file.id)).expect(200);
    expect(body).toMatchObject({
      type: 'application/pdf',
      size: PDF.length,
      at: '2026-03-01T09:00:00.000Z',
    });
    await member.get(filePaths.one(file.id)).expect(200);
  });

  it('are not sent again to a reader who has them', async () => {
    const member = await network.as('member');
    const { body } = await put(member, 'plan.png', PNG).expect(200);
    await member.get(filePaths.one(body.id)).set('If-None-Match', `"${body.sha256}"`).expect(304);
  });

  it('are saved, never shown, when a browser could run what is in them', async () => {
    const member = await network.as('member');
    const page = Buffer.from('<script>alert(1)</script>');
    const { body } = await put(member, 'notes.txt', page).expect(200);
    const answer = await member.get(filePaths.one(body.id)).expect(200);
    expect(answer.headers['content-disposition']).toMatch(/^attachment;/);
    expect(answer.headers['content-type']).toMatch(/^text\/plain/);
  });

  it.each([
    ['a page', 'page.html', Buffer.from('<html><script>1</script></html>'), 'file/type-refused'],
    [
      'a drawing with a script',
      'x.svg',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
      'file/type-refused',
    ],
    ['a program', 'x.exe', Buffer.from('MZ\u0090\u0000\u0003', 'latin1'), 'file/type-refused'],
    ['a program that says it is text', 'x.txt', Buffer.from([77, 90, 0, 3]), 'file/type-refused'],
    ['an image that says it is a document', 'x.pdf', PNG, 'file/name-mismatch'],
    ['a name that hides its end', 'x\u202Efdp.exe', PDF, 'file/name-mismatch'],
    ['nothing', 'x.txt', Buffer.alloc(0), 'file/empty'],
  ])('refuse %s and keep no trace of it', async (_what, name, content, code) => {
    const member = await network.as('member');
    const before = stored();
    const { body } = await put(member, name, content);
    expect(body.code).toBe(code);
    expect(stored()).toEqual(before);
  });

  it('refuse more than the limit, whether the size is announced or not', async () => {
    const member = await network.as('member');
    const before = stored();
    const large = Buffer.alloc(FILE_LIMIT + 1, 'a');
    const just = await put(member, 'x.txt', large).expect(413);
    expect(just.body.code).toBe('file/too-large');
    expect(stored()).toEqual(before);
  });

  it('are stored once however often the same upload is repeated, and refuse another content', async () => {
    const member = await network.as('member');
    const id = fileId(next++);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => put(member, 'a.png', PNG, { id })),
    );
    expect(answers.map((answer) => answer.status)).toEqual(Array(10).fill(200));
    for (const { body } of answers) expect(body).toEqual(answers[0]!.body);
    const other = await put(member, 'a.pdf', PDF, { id }).expect(422);
    expect(other.body.code).toBe('request/key-reused');
  });

  it('of a discussion are read by whoever reads there; of the chat by the seats alone', async () => {
    const member = await network.as('member');
    const outsider = await network.as('outsider');
    const open = await put(member, 'a.txt', Buffer.from('ouvert')).expect(200);
    const chat = await put(member, 'b.txt', Buffer.from('canari'), { place: 'chat' }).expect(200);
    await outsider.get(filePaths.one(open.body.id)).expect(200);
    const hidden = await outsider.get(filePaths.one(chat.body.id)).expect(404);
    const missing = await outsider.get(filePaths.one(fileId(9999))).expect(404);
    expect(hidden.body).toEqual(missing.body);
    await outsider.get(filePaths.card(chat.body.id)).expect(404);
    await spec.stranger().get(filePaths.one(open.body.id)).expect(404);
  });

  it('of a confidential body are hidden from others, and from a seat that has ended', async () => {
    const { group } = network.cast.bodies;
    const [rapporteur, outsider] = [await network.as('rapporteur'), await network.as('outsider')];
    const { body } = await put(rapporteur, 'c.txt', Buffer.from('canari'), { bodyId: group.id });
    await outsider.get(filePaths.one(body.id)).expect(404);
    await rapporteur.get(filePaths.one(body.id)).expect(200);
    const chair = await network.as('chair');
    await chair
      .post(`/api/bodies/${group.id}/seats/${network.cast.seats.liegeInGroup.id}/end`)
      .expect(204);
    await rapporteur.get(filePaths.one(body.id)).expect(404);
    await rapporteur
      .get(filePaths.one(body.id))
      .set('If-None-Match', `"${body.sha256}"`)
      .expect(404);
  });

  it('are refused from people without a voice before they are read', async () => {
    const before = stored();
    const outsider = await network.as('outsider');
    await put(outsider, 'a.png', PNG).expect(403);
    await put(outsider, 'a.png', PNG, { bodyId: network.cast.bodies.group.id }).expect(404);
    await put(await network.as('observer'), 'a.png', PNG).expect(403);
    await put(outsider, 'a.txt', Buffer.alloc(FILE_LIMIT + 1, 'a')).expect(403);
    expect(stored()).toEqual(before);
  });
});

function collect(answer: unknown, done: (error: Error | null, body: Buffer) => void): void {
  const response = answer as NodeJS.ReadableStream;
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('end', () => done(null, Buffer.concat(chunks)));
}
