import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { mailPaths, type MailList } from '@passerelle/contracts/mails';
import { startApp, type SpecApp } from '../../../test/app-for-specs';
import { populate, type Populated } from '../../../test/populate';
import { Jobs } from '../jobs/jobs';
import type { Letter } from './letter';
import { Mailer } from './mailer';

const letter: Letter = {
  language: 'fr',
  network: 'Réseau d’essai',
  heading: 'Deux votes à exprimer',
  paragraphs: ['Bonjour'],
  lines: [{ text: 'Eau potable : « <b>Hué</b> »' }],
  action: { label: 'Ouvrir', url: 'https://reseau.example/' },
  reason: 'Vous recevez ce message car vous siégez dans cette instance.',
  unsubscribe: { label: 'Ne plus recevoir', url: 'https://reseau.example/api/unsubscribe/abc' },
};

/** A real mail server on a free port, that keeps what it takes; `refusal` is its answer to the next recipients. */
async function receiver() {
  const taken: { to: string[]; raw: string }[] = [];
  const state: { refusal?: { code: number; message: string } | undefined } = {};
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo(_address, _session, answer) {
      const { refusal } = state;
      answer(
        refusal ? Object.assign(new Error(refusal.message), { responseCode: refusal.code }) : null,
      );
    },
    onData(stream, { envelope }, answer) {
      void text(stream).then((raw) => {
        taken.push({ to: envelope.rcptTo.map(({ address }) => address), raw });
        answer(null);
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { taken, state, url: `smtp://127.0.0.1:${port}`, close };
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('the condition did not come true within twenty seconds');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('mails', () => {
  let spec: SpecApp;
  let network: Populated;
  let post: Awaited<ReturnType<typeof receiver>>;
  beforeEach(async () => {
    post = await receiver();
    spec = await startApp({ SMTP_URL: post.url, MAIL_FROM: 'Réseau <reseau@example.org>' });
    network = await populate(spec);
  });
  afterEach(async () => {
    await spec.close();
    await post.close();
  });

  const write = (over: object = {}) =>
    spec.app
      .get(Mailer)
      .write({ key: 'spec:1', to: 'claire@example.org', subject: 'Deux votes', letter, ...over });
  const outbox = async () =>
    (await (await network.as('administrator')).get(mailPaths.list()).expect(200)).body as MailList;
  const stateOf = async (id = 'spec:1') =>
    (await outbox()).items.find((mail) => mail.id === id)?.state;

  it('reach a real mail server in both forms, with a way out of one click', async () => {
    await spec.app.get(Jobs).start();
    await write();
    await until(() => post.taken.length > 0);
    const [{ to, raw }] = post.taken as [(typeof post.taken)[0]];
    expect(to).toEqual(['claire@example.org']);
    expect(raw).toContain('List-Unsubscribe: <https://reseau.example/api/unsubscribe/abc>');
    expect(raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(raw).toMatch(/Content-Type: multipart\/alternative/);
    expect(raw).toMatch(/Content-Type: text\/plain; charset=utf-8/);
    expect(raw).toMatch(/Content-Type: text\/html; charset=utf-8/);
    expect(raw.replace(/=\r?\n/g, '')).toContain('&lt;b&gt;Hu');
    await until(async () => (await stateOf()) === 'sent');
  });

  it('are sent once, however often they are written and however many servers there are', async () => {
    const other = await spec.beside();
    await Promise.all([spec, other].map(({ app }) => app.get(Jobs).start()));
    await Promise.all([
      write(),
      write(),
      other.app
        .get(Mailer)
        .write({ key: 'spec:1', to: 'claire@example.org', subject: 'Deux votes', letter }),
    ]);
    await write({ key: 'spec:last' });
    await until(() => post.taken.some(({ raw }) => raw.includes('spec:last')));
    await until(async () => (await stateOf()) === 'sent');
    expect(post.taken.filter(({ raw }) => raw.includes('spec:1'))).toHaveLength(1);
    await other.close();
  });

  it('cannot be given another recipient or header through what people write', async () => {
    await spec.app.get(Jobs).start();
    const subject = 'Eau\r\nBcc: canari@example.net\r\n\r\nCanari';
    await write({ subject, letter: { ...letter, heading: subject } });
    await until(() => post.taken.length > 0);
    const [{ to, raw }] = post.taken as [(typeof post.taken)[0]];
    expect(to).toEqual(['claire@example.org']);
    const headers = raw.slice(0, raw.indexOf('\r\n\r\n'));
    expect(headers).not.toMatch(/^bcc:/im);
    expect(headers).not.toMatch(/^canari/im);
  });

  it('that are refused for good stay in the outbox with the reason', async () => {
    post.state.refusal = { code: 550, message: 'No such mailbox' };
    await spec.app.get(Jobs).start();
    await write();
    await until(async () => (await stateOf()) === 'failed');
    expect((await outbox()).items[0]?.fault).toContain('No such mailbox');
    expect(post.taken).toEqual([]);
  });

  it('show the administrator to whom they go, and not what they say', async () => {
    await write();
    expect((await outbox()).items[0]).not.toHaveProperty('text');
    await (await network.as('staff')).get(mailPaths.list()).expect(403);
  });
});

it('without a mail server, mails stay in the outbox', async () => {
  const spec = await startApp({ DEMO: 'true' });
  const network = await populate(spec);
  await spec.app.get(Mailer).write({ key: 'spec:1', to: 'a@example.org', subject: 'Eau', letter });
  const { body } = await (await network.as('administrator')).get(mailPaths.list()).expect(200);
  expect(body).toMatchObject({ delivers: false, items: [{ state: 'kept', subject: 'Eau' }] });
  expect((body as MailList).items[0]?.text).toContain('Hué');
  await spec.close();
});
