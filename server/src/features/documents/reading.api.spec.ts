import { get as plainGet } from 'node:http';
import { Document, ExternalHyperlink, Packer, Paragraph, TextRun } from 'docx';
import { ZipFile } from 'yazl';
import { documentPaths } from '@passerelle/contracts/documents';
import { aSecond } from '../../../test/a-second';
import { startApp, type Agent, type SpecApp } from '../../../test/app-for-specs';
import * as kit from '../../../test/document-kit';
import { populate, type Populated } from '../../../test/populate';
import { cookieOf } from '../../../test/security/wire';
import { isModest } from './packed-parts';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const gathered = async (stream: NodeJS.ReadableStream): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
};

function word(...lines: string[]): Promise<Buffer> {
  const link = new ExternalHyperlink({
    children: [new TextRun('lien')],
    link: 'javascript:alert(1)',
  });
  const children = [
    ...lines.map((line) => new Paragraph(line)),
    new Paragraph({ children: [link] }),
  ];
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

describe('what documents hold', () => {
  let spec: SpecApp;
  let network: Populated;
  let member: Agent;
  beforeAll(async () => {
    spec = await startApp();
    network = await populate(spec);
    member = await network.as('member');
  });
  afterAll(() => spec.close());

  const commission = () => network.cast.bodies.commission.id;
  const put = (name: string, content: Buffer | string, over = {}) =>
    kit.uploaded(member, commission(), name, content, over);

  it.each([
    ['a PDF', 'a.pdf', PDF, /^inline;/, 'application/pdf'],
    ['an image', 'a.png', PNG, /^inline;/, 'image/png'],
    ['a text with a script', 'a.txt', '<script>alert(1)</script>', /^attachment;/, 'text/plain'],
    ['a table', 'a.csv', '=1+1;2', /^attachment;/, 'text/csv'],
  ])('of %s is served as what it is and never acts', async (_what, name, content, how, type) => {
    const { id } = await put(name, content);
    const { headers } = await member.get(documentPaths.content(id, 1)).expect(200);
    expect(headers['content-disposition']).toMatch(how);
    expect(headers['content-type']).toContain(type);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toMatch(
      /default-src 'none'; frame-ancestors 'self'/,
    );
    expect(headers['cache-control']).toContain('private');
    const mark = String(headers['etag']);
    await member.get(documentPaths.content(id, 1)).set('If-None-Match', mark).expect(304);
  });

  it.each([
    ['a drawing with a script', 'x.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'],
    ['a page', 'x.html', '<html><script>1</script></html>'],
    ['a program', 'x.exe', 'MZ\u0003'],
    ['a program that says it is text', 'x.txt', 'MZ\u0000\u0003'],
    ['an image that says it is a PDF', 'x.pdf', PNG],
  ])('is never %s', async (_what, name, content) => {
    const bytes = Buffer.from(content);
    const id = await kit.announced(member, commission(), name, bytes.length);
    await kit.part(member, id, 0, bytes).expect(204);
    await member.post(documentPaths.finish(id)).expect(415);
    await member.post(documentPaths.finish(id)).expect(404);
  });

  it('comes in stretches to whoever asks for one', async () => {
    const { id } = await put('Chiffres.txt', '0123456789');
    const ask = (range: string) => member.get(documentPaths.content(id, 1)).set('Range', range);
    const { text, headers } = await ask('bytes=2-4').expect(206);
    expect([text, headers['content-range']]).toEqual(['234', 'bytes 2-4/10']);
    expect((await ask('bytes=-3').expect(206)).text).toBe('789');
    expect((await ask('bytes=7-').expect(206)).text).toBe('789');
    expect((await ask('bytes=0-1,3-4').expect(200)).text).toBe('0123456789');
    await ask('bytes=10-').expect(416);
  });

  it('of a text is read in the page, whatever wrote it', async () => {
    const { id } = await put('Ancien.csv', Buffer.from('Qualit\u00e9;1', 'latin1'));
    const { body } = await member.get(documentPaths.preview(id, 1)).expect(200);
    expect(body).toEqual({ kind: 'text', content: 'Qualité;1', cut: false });
  });

  it('of an office document is shown as a page without anything that acts', async () => {
    const { id } = await put('Note.docx', await word('<script>alert(1)</script>', 'Bonjour'));
    const { body } = await member.get(documentPaths.preview(id, 1)).expect(200);
    expect(body.kind).toBe('page');
    expect(body.content).toContain('<p>Bonjour</p>');
    expect(body.content).toContain('&lt;script&gt;');
    expect(body.content).not.toMatch(/<script|javascript:/);
    const image = await put('a.png', PNG);
    await member.get(documentPaths.preview(image.id, 1)).expect(404);
  });

  it('of two versions is compared word by word, in texts and in office documents', async () => {
    const { id } = await put('Tarif.docx', await word('Le tarif est de 10 francs.'));
    await put('Tarif.docx', await word('Le tarif est de 12 francs.'), { documentId: id });
    const compare = (from: number, to: number) =>
      member.get(documentPaths.comparison(id)).query({ from, to });
    const { body } = await compare(1, 2).expect(200);
    expect(body.stretches).toEqual(
      expect.arrayContaining([
        { kind: 'removed', text: '10' },
        { kind: 'added', text: '12' },
      ]),
    );
    await compare(1, 3).expect(404);
    const pdf = await put('a.pdf', PDF);
    const query = { from: 1, to: 1 };
    await member.get(documentPaths.comparison(pdf.id)).query(query).expect(422);
  });

  it('of a folder comes as one archive, with its folders', async () => {
    const water = await kit.folderMade(member, commission(), 'Eau');
    const inside = await kit.folderMade(member, commission(), 'Budgets', water);
    await kit.folderMade(member, commission(), 'Vide', water);
    await put('Note.txt', 'un', { folderId: water });
    await put('Budget.txt', 'deux', { folderId: inside });
    const path = documentPaths.archive(commission(), water);
    const { body, headers } = await member
      .get(path)
      .buffer()
      .parse((answer, done) => {
        void gathered(answer as unknown as NodeJS.ReadableStream).then((all) => done(null, all));
      })
      .expect(200);
    expect(headers['content-disposition']).toMatch(/^attachment; filename="Eau.zip"/);
    const archive = (body as Buffer).toString('latin1');
    for (const name of ['Budgets/', 'Vide/', 'Note.txt', 'Budgets/Budget.txt'])
      expect(archive).toContain(name);
    expect(archive).not.toContain('Eau/');
    expect(await isModest(body as Buffer)).toBe(true);
  });

  it('is not unpacked when it would fill the memory, whatever its archive says of itself', async () => {
    const zip = new ZipFile();
    zip.addBuffer(Buffer.alloc(80 * 1024 * 1024), 'word/document.xml');
    zip.end();
    const bomb = await gathered(zip.outputStream);
    expect(bomb.length).toBeLessThan(200_000);
    expect(await isModest(bomb)).toBe(false);
    const said = bomb.lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
    bomb.writeUInt32LE(10, said + 24);
    expect(await isModest(bomb)).toBe(false);
    expect(await isModest(Buffer.from('no archive'))).toBe(false);
    expect(await isModest(await word('Bonjour'))).toBe(true);
  });

  it('stops coming within a second when its reader loses their seat', async () => {
    const { group } = network.cast.bodies;
    const rapporteur = await network.as('rapporteur');
    const chair = await network.as('chair');
    const { id } = await kit.uploaded(chair, group.id, 'Long.txt', Buffer.alloc(40_000_000, 'a'));
    const url = `${spec.url}${documentPaths.content(id, 1)}`;
    const cut = new Promise<number>((resolve) => {
      plainGet(url, { headers: cookieOf(rapporteur) }, (answer) => {
        let heard = 0;
        // Reads as slowly as a weak line.
        answer.on('data', (bytes: Buffer) => {
          heard += bytes.length;
          answer.pause();
          setTimeout(() => answer.resume(), 10);
        });
        answer.on('error', () => undefined);
        answer.on('close', () => resolve(heard));
      });
    });
    const second = await aSecond(() => chair.get('/health/live'));
    const since = Date.now();
    const seat = network.cast.seats.liegeInGroup.id;
    await chair.post(`/api/bodies/${group.id}/seats/${seat}/end`).expect(204);
    expect(await cut).toBeLessThan(40_000_000);
    expect(Date.now() - since).toBeLessThan(3 * second);
  });
});
