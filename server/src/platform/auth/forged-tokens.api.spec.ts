import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { io } from 'socket.io-client';
import { accountPaths } from '@passerelle/contracts/accounts';
import { LIVE_PATH } from '@passerelle/contracts/live';
import { startApp, type Agent, type SpecApp } from '../../../test/app-for-specs';
import { populate } from '../../../test/populate';
import { readSettings } from '../config/settings';
import { ACCESS_COOKIE, REFRESH_COOKIE } from './cookies';

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const now = Math.floor(Date.now() / 1000);

describe('forged tokens', () => {
  let spec: SpecApp;
  let chair: Agent;
  let genuine: string;
  beforeAll(async () => {
    spec = await startApp();
    chair = await (await populate(spec)).as('chair');
    const where = { path: '/', domain: '127.0.0.1', secure: false, script: false };
    genuine = chair.jar.getCookie(ACCESS_COOKIE, where)!.value;
  });
  afterAll(() => spec.close());

  const claims = () => JSON.parse(Buffer.from(genuine.split('.')[1]!, 'base64url').toString());
  const hmac = (head: object, payload: object, secret: string) => {
    const body = `${encode(head)}.${encode(payload)}`;
    return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`;
  };
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = publicKey.export({ type: 'spki', format: 'pem' }) as string;
  const HS = { alg: 'HS256', typ: 'JWT' };

  const forgeries: [string, () => string][] = [
    ['no algorithm', () => `${encode({ alg: 'none' })}.${encode(claims())}.`],
    ['the algorithm "None"', () => `${encode({ alg: 'None' })}.${encode(claims())}.`],
    ['a signature by another secret', () => hmac(HS, claims(), 'x'.repeat(40))],
    ['an empty secret', () => hmac(HS, claims(), '')],
    ['a public key used as secret', () => hmac(HS, claims(), pem)],
    [
      'an RSA signature',
      () => {
        const body = `${encode({ alg: 'RS256' })}.${encode(claims())}`;
        return `${body}.${sign('sha256', Buffer.from(body), privateKey).toString('base64url')}`;
      },
    ],
    ['a key id that points elsewhere', () => hmac({ ...HS, kid: '../../dev/null' }, claims(), '')],
    [
      'a key address',
      () => hmac({ ...HS, jku: 'http://127.0.0.1/keys' }, claims(), 'x'.repeat(40)),
    ],
    ['a critical extension', () => hmac({ ...HS, crit: ['exp'] }, claims(), 'x'.repeat(40))],
    [
      'changed claims under the old signature',
      () => {
        const [head, , mac] = genuine.split('.');
        return `${head}.${encode({ ...claims(), exp: now + 999_999 })}.${mac}`;
      },
    ],
    ['a cut signature', () => genuine.slice(0, -4)],
    ['a token of 100,000 characters', () => 'a.'.repeat(50_000)],
    [
      'a refresh token used for access',
      () => {
        const where = {
          path: accountPaths.refresh(),
          domain: '127.0.0.1',
          secure: false,
          script: false,
        };
        return chair.jar.getCookie(REFRESH_COOKIE, where)!.value;
      },
    ],
  ];

  it('do not hide that the genuine one works', async () => {
    await chair.get(accountPaths.me()).expect(200);
  });

  it.each(forgeries)('with %s open nothing over HTTP', async (_name, forge) => {
    const answer = await spec
      .stranger()
      .get(accountPaths.me())
      .set('Cookie', `${ACCESS_COOKIE}=${forge()}`)
      .catch(() => ({ status: 431 }));
    expect([401, 431]).toContain(answer.status);
  });

  it.each(forgeries)('with %s open no socket', async (_name, forge) => {
    const socket = io(spec.url, {
      path: LIVE_PATH,
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      extraHeaders: { cookie: `${ACCESS_COOKIE}=${forge()}` },
    });
    const outcome = await new Promise((resolve) => {
      socket.once('connect', () => resolve('connected'));
      socket.once('connect_error', () => resolve('refused'));
    });
    socket.close();
    expect(outcome).toBe('refused');
  });

  it.each(['short', 'changeme-changeme-changeme-changeme-changeme'])(
    'cannot be prepared with a guessable secret: the server does not start with %s',
    (secret) => {
      expect(() => readSettings({ SESSION_SECRET: secret })).toThrow(/SESSION_SECRET/);
    },
  );
});
