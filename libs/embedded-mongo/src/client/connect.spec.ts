import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { connect, createServer as createPlain, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { SpecProcess, temporaryDirectory } from '../launch/spec-process';
import { connectTo } from './connect';
import { parseConnectionString } from './connection-string';

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
const ping = async (uri: string) => {
  const connection = await connectTo(parseConnectionString(uri));
  const { ok } = await connection.ask('admin', { ping: 1 });
  connection.close();
  return ok as number;
};

describe('connecting', () => {
  let database: SpecProcess;
  let port: string;

  beforeAll(async () => {
    database = await SpecProcess.start(['--port', '0']);
    port = /:(\d+)\//.exec(database.uri)?.[1] ?? '';
  });
  afterAll(() => database.stop());

  it('goes on to the next host when one does not answer', async () => {
    const gone = createPlain().listen(0, '127.0.0.1');
    await once(gone, 'listening');
    const { port: closed } = gone.address() as AddressInfo;
    gone.close();
    expect(await ping(`mongodb://127.0.0.1:${closed},127.0.0.1:${port}/`)).toBe(1);
    await expect(ping(`mongodb://127.0.0.1:${closed}/`)).rejects.toThrow(
      `No server answers at 127.0.0.1:${closed} (ECONNREFUSED).`,
    );
  });

  it.each([
    ['mongodb+srv://host/', /write it as mongodb:\/\//],
    ['http://host/', /starts with mongodb:\/\//],
    ['mongodb://host/?colour=red', /option colour .* is not understood/],
    ['mongodb://host/?authMechanism=MONGODB-X509', /Only SCRAM-SHA-256/],
  ])('does not understand %s, and says so', (uri, sentence) => {
    expect(() => parseConnectionString(uri)).toThrow(sentence);
  });

  it('reads names, passwords, databases and several hosts', () => {
    const uri = 'mongodb://a%40b:p%3Aw@one,[::1]:7/app?authSource=admin&tls=true';
    expect(parseConnectionString(uri)).toMatchObject({
      ...{ user: 'a@b', password: 'p:w', database: 'app', authSource: 'admin' },
      addresses: [
        { host: 'one', port: 27017 },
        { host: '::1', port: 7 },
      ],
      tls: { insecure: false },
    });
  });

  (hasOpenssl ? it : it.skip)(
    'speaks TLS with a server whose certificate it can check',
    async () => {
      const directory = temporaryDirectory();
      const [key, cert] = [join(directory, 'key.pem'), join(directory, 'cert.pem')];
      const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
      const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...subject];
      execFileSync('openssl', [...request, '-keyout', key, '-out', cert], { stdio: 'ignore' });
      const front = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (socket) => {
        const behind = connect(Number(port), '127.0.0.1');
        for (const each of [socket, behind]) each.on('error', () => each.destroy());
        socket.pipe(behind).pipe(socket);
      }).listen(0, '127.0.0.1');
      await once(front, 'listening');
      const secure = `mongodb://localhost:${(front.address() as AddressInfo).port}/?tls=true`;
      expect(await ping(`${secure}&tlsCAFile=${encodeURIComponent(cert)}`)).toBe(1);
      await expect(ping(secure)).rejects.toThrow(/No server answers .*SELF_SIGNED/);
      front.close();
      rmSync(directory, { recursive: true });
    },
  );
});
