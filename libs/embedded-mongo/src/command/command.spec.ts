import { execFileSync, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { builtEntry, temporaryDirectory } from '../launch/spec-process';
import { ownerOf } from '../store/lock-file';
import { runCommand, ServingCommand } from './spec-command';

const LIMITS =
  /^Documents and indexes may take \d+ MB, one sort or one stage of an aggregation 100 MB\.\n$/;
const oneSentence = /^[A-Z][^\n]*[.)]\n$/;

describe('the command', () => {
  let directory: string;
  let data: string;

  beforeEach(() => {
    directory = temporaryDirectory();
    data = join(directory, 'data');
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  it('serves a directory on a port, prints one line that any driver understands, and ends cleanly', async () => {
    const serving = await ServingCommand.start(
      ...['--data', data, '--port', '0', '--replset', 'mairies', '--sync', 'always'],
    );
    expect(serving.heard.out).toMatch(
      /^ready mongodb:\/\/127\.0\.0\.1:\d+\/\?replicaSet=mairies\n$/,
    );
    const client = await new MongoClient(serving.uri).connect();
    await client.db('app').collection('things').insertOne({ a: 1 });
    expect(await client.db().command({ hello: 1 })).toMatchObject({ setName: 'mairies' });
    await client.close();
    expect(await serving.interrupt()).toBe(0);
    expect(ownerOf(data)).toBeUndefined();
  });

  it('tells who starts it how much memory it may take, and keeps to what it is told', async () => {
    const ample = await ServingCommand.start('--data', data);
    expect(ample.heard.complaint).toMatch(LIMITS);
    await ample.interrupt();
    const tight = await ServingCommand.start(
      ...['--data', data, '--memory', '64', '--work-memory', '8'],
    );
    expect(tight.heard.complaint).toMatch(/take 64 MB, .* aggregation 8 MB\./);
    const client = await new MongoClient(tight.uri).connect();
    const { documents } = await client.db('admin').command({ serverStatus: 1 });
    expect(documents).toMatchObject({ limitMb: 64, stageLimitMb: 8 });
    await client.close();
    await tight.interrupt();
  });

  it('keeps nothing when it is ephemeral', async () => {
    const serving = await ServingCommand.start('--ephemeral', '--memory', '64');
    const client = await new MongoClient(serving.uri).connect();
    await client.db('app').collection('things').insertOne({ a: 1 });
    await client.close();
    expect(await serving.interrupt()).toBe(0);
    expect(existsSync(data)).toBe(false);
  });

  it('explains itself, and tells its version and the version it speaks', async () => {
    const { code, out } = await runCommand('--help');
    expect(code).toBe(0);
    for (const option of ['--port', '--data', '--replset', '--sync', '--memory', '--credentials'])
      expect(out).toContain(option);
    const { version } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as {
      version: string;
    };
    expect(await runCommand('--version')).toMatchObject({
      code: 0,
      out: expect.stringMatching(`^passerelle-mongo ${version} \\(speaks as MongoDB 7\\.`),
    });
  });

  it.each([
    [[], /Give --data DIR/],
    [['--data', 'd', '--colour', 'red'], /There is no option --colour\./],
    [['serve', '--data', 'd'], /'serve' is neither a command nor the value of an option\./],
    [['--data', 'd', '--port', '70000'], /--port is a whole number from 0 to 65535, not '70000'\./],
    [['--data', 'd', '--port', '1', '--socket', 's.sock'], /exclude each other/],
    [['--data', 'd', '--sync', 'never'], /--sync is group or always, not 'never'\./],
    [['--data', 'd', '--memory', 'lots'], /--memory is a whole number/],
    [['--data', 'd', '--engine', 'steam'], /--engine is journal or sqlite, not 'steam'\./],
    [['--data', 'd', '--replset', 'a b'], /--replset is a name/],
    [['--data', 'd', '--host', '127.0.0.1'], /--host needs --port\./],
  ])('does not start with %j, and says why', async (args, sentence) => {
    const { code, out, complaint } = await runCommand(...args);
    expect(complaint).toMatch(sentence);
    expect(complaint.trim().split('\n')).toHaveLength(2);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });

  it.each(['0.0.0.0', '::', 'localhost', '10.1.2.3'])(
    'lets no other machine in at %s without a password',
    async (host) => {
      const { code, complaint } = await runCommand('--data', data, '--port', '0', '--host', host);
      expect(complaint).toMatch(/lets other machines in: give --credentials FILE/);
      expect(code).toBe(2);
      expect(existsSync(data)).toBe(false);
    },
  );

  it('listens for other machines where a password is asked for', async () => {
    const credentials = join(directory, 'credentials');
    writeFileSync(credentials, 'maire:un mot de passe\n', { mode: 0o600 });
    const serving = await ServingCommand.start(
      ...['--data', data, '--port', '0', '--host', '0.0.0.0', '--credentials', credentials],
    );
    expect(serving.heard.out).not.toContain('un mot');
    const uri = serving.uri.replace('0.0.0.0', '127.0.0.1');
    const stranger = await new MongoClient(`${uri}&directConnection=true`).connect();
    await expect(stranger.db().collection('a').findOne()).rejects.toMatchObject({ code: 13 });
    await stranger.close();
    await serving.interrupt();
  });

  it('says in one sentence that a port is taken, and gives the directory free again', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { code, complaint } = await runCommand('--data', data, '--port', String(port));
    expect(complaint).toMatch(oneSentence);
    expect(complaint).toContain(`Port ${port} is taken on 127.0.0.1`);
    expect(code).toBe(1);
    expect(ownerOf(data)).toBeUndefined();
    other.close();
  });

  it('says in one sentence that a directory is in use', async () => {
    const serving = await ServingCommand.start('--data', data);
    const { code, complaint } = await runCommand('--data', data);
    expect(complaint).toMatch(oneSentence);
    expect(complaint).toMatch(/is in use by another database process \(process \d+\)/);
    expect(code).toBe(1);
    await serving.interrupt();
  });

  it('says in one sentence that a directory was written by a newer version', async () => {
    mkdirSync(data, { mode: 0o700 });
    writeFileSync(join(data, 'manifest.json'), JSON.stringify({ format: 999, base: 0 }));
    const { code, complaint } = await runCommand('--data', data);
    expect(complaint).toMatch(oneSentence);
    expect(complaint).toMatch(/was written by a newer version \(format 999/);
    expect(code).toBe(1);
  });

  it('says in one sentence that a directory cannot be written', async () => {
    // For the superuser every directory can be written: a file in its place cannot, for anybody.
    if (process.getuid?.() === 0) writeFileSync(data, '');
    else {
      mkdirSync(data);
      chmodSync(data, 0o500);
    }
    const { code, complaint } = await runCommand('--data', data);
    expect(complaint).toMatch(oneSentence);
    expect(complaint).toMatch(/cannot be written/);
    expect(code).toBe(1);
  });

  it('goes on without a word when the program that read its output has gone', async () => {
    const child = spawn(process.execPath, [builtEntry(), '--data', data], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.destroy();
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
    while (!ownerOf(data)?.uri) await new Promise((resolve) => setTimeout(resolve, 20));
    const client = await new MongoClient(ownerOf(data)?.uri ?? '').connect();
    await client.db('app').collection('things').insertOne({ a: 1 });
    await client.close();
    const ended = once(child, 'close');
    child.kill('SIGTERM');
    expect((await ended)[0]).toBe(0);
    expect(complaint).toMatch(LIMITS);
  });

  it.each(['at once', 'while it starts'])(
    'closes without a stack when its parent has vanished %s',
    async (moment) => {
      const child = fork(builtEntry(), ['--data', data], {
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      });
      let complaint = '';
      child.stderr?.setEncoding('utf8').on('data', (text: string) => (complaint += text));
      const ended = once(child, 'exit');
      if (moment === 'while it starts') await once(child, 'spawn');
      child.disconnect();
      expect((await ended)[0]).toBe(0);
      expect(complaint).toBe('');
      expect(ownerOf(data)).toBeUndefined();
    },
  );

  it('refuses without a stack when the parent that would be told has vanished', async () => {
    const serving = await ServingCommand.start('--data', data);
    const script = `
      const { fork } = require('node:child_process');
      fork(process.argv[1], ['--data', process.argv[2]], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
      process.exit(0);`;
    const said = execFileSync(
      process.execPath,
      ['-e', `process.stderr.write = process.stdout.write;${script}`, builtEntry(), data],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
    );
    expect(said).not.toMatch(/EPIPE|at .*\.mjs/);
    await serving.interrupt();
  });
});
