import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { filePaths } from '@passerelle/contracts/files';
import { idOf } from '@passerelle/test-kit/ids';
import { SETTINGS, type Settings } from '../../src/platform/config/settings';
import { serveClient } from '../../src/platform/web/client-files';
import { securityHeaders } from '../../src/platform/web/headers';
import { startApp, type SpecApp } from '../app-for-specs';
import { populate } from '../populate';
import { send } from './wire';

const SECRET = 'a word beside the client';

/** Ways of naming a file outside, as they stand in the request line. */
const OUTSIDE: readonly string[] = [
  ...['/../secret.txt', '/../../secret.txt', '/assets/../../secret.txt', '/./../secret.txt'],
  ...['/%2e%2e/secret.txt', '/%2e%2e%2fsecret.txt', '/..%2fsecret.txt', '/..%5csecret.txt'],
  ...[
    '/..\\secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/%252e%252e%252fsecret.txt',
    '/..;/secret.txt',
  ],
  ...['/....//secret.txt', '/%c0%ae%c0%ae/secret.txt', '/..%00/secret.txt', '/secret.txt%00.js'],
  ...['//secret.txt', '/.env', '/.git/config', '/%2eenv', '/assets/.hidden'],
];

/** Paths from which a careless server sends the browser to another site. */
const ELSEWHERE: readonly string[] = [
  ...[
    '//elsewhere.example',
    '//elsewhere.example/',
    '//elsewhere.example/assets',
    '///elsewhere.example/..',
  ],
  ...[
    '/%2f%2felsewhere.example',
    '/\\elsewhere.example',
    '/%5celsewhere.example',
    '//elsewhere.example/%2e%2e',
  ],
  ...[
    '/https://elsewhere.example',
    '/?next=https://elsewhere.example',
    '/sign-in?return=//elsewhere.example',
  ],
  ...[
    '/assets',
    '//assets',
    '/%2fassets',
    '/assets//elsewhere.example/..',
    '/.//elsewhere.example',
  ],
];

const NAMES: readonly string[] = [
  ...['../../../../tmp/out.txt', '..\\..\\out.txt', '/etc/out.txt', 'C:\\out.txt', '....//out.txt'],
  ...['%2e%2e%2fout.txt', 'a\u0000.txt', '.htaccess.txt', '~/out.txt', 'a\r\nSet-Cookie: x=1.txt'],
  ...[
    'con.txt',
    '"; filename="x.html".txt',
    `${'a'.repeat(500)}.txt`,
    '\u202etxt.exe.txt',
    '.txt',
    '..txt',
  ],
];

describe('paths that lead out of their place', () => {
  let root: string;
  let server: Server;
  let url: string;
  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'passerelle-paths-'));
    const client = join(root, 'client');
    mkdirSync(join(client, 'assets'), { recursive: true });
    mkdirSync(join(client, '.git'));
    writeFileSync(join(client, 'index.html'), '<title>ours</title>');
    writeFileSync(join(client, 'assets/plain.js'), '1');
    for (const name of ['secret.txt', 'client/.env', 'client/.git/config', 'client/assets/.hidden'])
      writeFileSync(join(root, name), SECRET);
    const app = express();
    app.use(securityHeaders(false));
    serveClient(app, client);
    server = app.listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
    rmSync(root, { recursive: true });
    process.stdout.write(
      `paths: ${OUTSIDE.length + ELSEWHERE.length} addresses, ${NAMES.length} file names\n`,
    );
  });

  it('are served inside it', async () => {
    expect((await send(url, { method: 'GET', path: '/assets/plain.js' })).text).toBe('1');
    expect((await send(url, { method: 'GET', path: '/bodies/any' })).text).toContain('ours');
  });

  it.each(OUTSIDE)('reach no file: %s', async (path) => {
    const { text, status } = await send(url, { method: 'GET', path });
    expect(text).not.toContain(SECRET);
    expect(status).toBeLessThan(500);
  });

  it.each(ELSEWHERE)('send nobody to another site: %s', async (path) => {
    const { headers } = await send(url, { method: 'GET', path });
    const target = new URL(String(headers['location'] ?? '/'), url);
    expect(target.host).toBe(new URL(url).host);
  });

  it('are noticed when a server does hand out what is beside it', async () => {
    const careless = express().use(express.static(root)).listen(0, '127.0.0.1');
    await new Promise((resolve) => careless.once('listening', resolve));
    const address = `http://127.0.0.1:${(careless.address() as AddressInfo).port}`;
    expect((await send(address, { method: 'GET', path: '/secret.txt' })).text).toContain(SECRET);
    careless.closeAllConnections();
    careless.close();
  });

  describe('in names of uploaded files', () => {
    let spec: SpecApp;
    let next = 6_000;
    beforeAll(async () => {
      spec = await startApp();
    });
    afterAll(() => spec.close());

    it('become neither paths nor headers', async () => {
      const { cast, as } = await populate(spec);
      const member = await as('member');
      const home = { bodyId: cast.bodies.commission.id, place: 'discussions' } as const;
      for (const filename of NAMES) {
        const id = idOf<never>('fil', next++);
        const { status, body } = await member
          .put(filePaths.upload(id, home))
          .attach('file', Buffer.from('bonjour'), { filename });
        expect([filename, status < 500]).toEqual([filename, true]);
        if (status !== 200) continue;
        expect(body.name).not.toMatch(/[/\\\p{Cc}]|^\.{0,2}$/u);
        const { headers } = await member.get(filePaths.one(id)).expect(200);
        expect(headers['set-cookie']).toBeUndefined();
        expect(headers['content-type']).toMatch(/^text\/plain/);
        expect(headers['content-disposition']).toMatch(/^attachment; filename[*=]/);
      }
      const stored = readdirSync(join(spec.app.get<Settings>(SETTINGS).DATA_DIR), {
        recursive: true,
      });
      const own = /^(secret|files(\/(incoming(-documents)?|[0-9a-f]{2}(\/[0-9a-f]{64})?))?)$/;
      const index = /^search(\/index\.sqlite(-wal|-shm)?)?$/;
      const strange = stored.map(String).filter((path) => !own.test(path) && !index.test(path));
      expect(strange).toEqual([]);
    });

    it('of ids lead nowhere', async () => {
      for (const path of [
        '/api/files/..%2f..%2fsecret',
        '/api/files/../../secret',
        '/api/files/%2e%2e/card',
      ]) {
        const { status } = await send(spec.url, { method: 'GET', path });
        expect([path, status >= 400 && status < 500]).toEqual([path, true]);
      }
    });
  });
});
