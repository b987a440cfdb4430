import { gzipSync } from 'node:zlib';
import { ACCESS_COOKIE } from '../../src/platform/auth/cookies';
import { Stage, type Command } from './stage';
import { WeakDoor } from './weak-door';
import { send, type Heard, type Sent } from './wire';

const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
const nested = (levels: number) => '{"a":'.repeat(levels) + '1' + '}'.repeat(levels);
const JSON_TYPE = { 'content-type': 'application/json' };
const FORM = 'multipart/form-data';

/** Bodies that no command is made of, and what announces them. */
const BODIES: readonly (readonly [string, Omit<Sent, 'method' | 'path'>])[] = [
  ['half of an object', { body: '{"id": "' }],
  ['no JSON at all', { body: '<xml/>' }],
  ['a lone word', { body: 'null' }],
  ['a list', { body: '[]' }],
  ['a number', { body: '42' }],
  ['a text', { body: '"text"' }],
  ['nothing', { body: '' }],
  ['no valid UTF-8', { body: Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]) }],
  ['lists in lists, 50,000 deep', { body: deep(50_000) }],
  ['objects in objects, 30,000 deep', { body: nested(30_000) }],
  [
    'lists in lists as plain text',
    { body: deep(50_000), headers: { 'content-type': 'text/plain' } },
  ],
  [
    'elements in elements',
    {
      body: `${'<a>'.repeat(50_000)}${'</a>'.repeat(50_000)}`,
      headers: { 'content-type': 'application/xml' },
    },
  ],
  ['a prototype', { body: '{"__proto__":{"administrator":true},"id":{"__proto__":{"a":1}}}' }],
  ['a constructor', { body: '{"constructor":{"prototype":{"administrator":true}}}' }],
  ['2 MB', { body: JSON.stringify({ text: 'x'.repeat(2_000_000) }) }],
  [
    '4 MB in 4 kB',
    { body: gzipSync(Buffer.alloc(4_000_000, 32)), headers: { 'content-encoding': 'gzip' } },
  ],
  ['a broken archive', { body: Buffer.from('{}'), headers: { 'content-encoding': 'gzip' } }],
  ['an unknown packing', { body: '{}', headers: { 'content-encoding': 'x-none' } }],
  [
    'an unknown alphabet',
    { body: '{}', headers: { 'content-type': 'application/json; charset=x-none' } },
  ],
  [
    'a form',
    { body: 'id=1&text=2', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
  ],
  ['a plain text', { body: '{"id":1}', headers: { 'content-type': 'text/plain' } }],
  ['a type that is none', { body: '{"id":1}', headers: { 'content-type': ';;;' } }],
  ['a form of parts without a boundary', { body: 'x', headers: { 'content-type': FORM } }],
  [
    'half of a form of parts',
    {
      body: '--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nab',
      headers: { 'content-type': `${FORM}; boundary=b` },
    },
  ],
  [
    'a form of parts with another field',
    {
      body: '--b\r\nContent-Disposition: form-data; name="other"; filename="a.txt"\r\n\r\nab\r\n--b--\r\n',
      headers: { 'content-type': `${FORM}; boundary=b` },
    },
  ],
  [
    'a form of parts with a part without a name',
    {
      body: '--b\r\nContent-Disposition: form-data\r\n\r\nab\r\n--b--\r\n',
      headers: { 'content-type': `${FORM}; boundary=b` },
    },
  ],
];

/** Whole requests that go wrong before a handler is found, or in what surrounds the handlers. */
const REQUESTS: readonly (readonly [string, Sent])[] = [
  ['a path that is not UTF-8', { method: 'GET', path: '/api/bodies/%ff' }],
  ['half of an escape', { method: 'GET', path: '/api/bodies/%' }],
  ['a zero byte', { method: 'GET', path: '/api/bodies/%00' }],
  ['a path that nobody serves', { method: 'GET', path: '/api/nothing' }],
  ['a path of 8,000 letters', { method: 'GET', path: `/api/bodies/${'a'.repeat(8_000)}` }],
  ['a method that nobody takes', { method: 'DELETE', path: '/api/bodies' }],
  ['a method for connections', { method: 'TRACE', path: '/api/bodies' }],
  [
    'a query of 1,000 names',
    { method: 'GET', path: `/api/positions?${'status=x&'.repeat(1_000)}` },
  ],
  [
    'a query with a prototype',
    { method: 'GET', path: '/api/positions?__proto__[a]=1&status=none' },
  ],
  ['a broken query', { method: 'GET', path: '/api/positions?status=%E0%A4%A' }],
];

const COOKIES = ['j:{"a":1}', 'j:[]', '%ff', '', '.', '..', 'a.b.c', '"', 'x'.repeat(4_000)];

let tried = 0;

describe('malformed requests', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open([WeakDoor]);
  }, 60_000);
  afterAll(async () => {
    process.stdout.write(`malformed requests: ${tried} tried\n`);
    await stage.close();
  });

  it.each(BODIES)('with %s are refused in plain words', async (_what, sent) => {
    const faults: string[] = [];
    for (const command of commandsFor(sent)) faults.push(...(await refusal(command, sent)));
    expect(faults).toEqual([]);
  });

  it.each(REQUESTS)('of %s are refused in plain words', async (_what, sent) => {
    tried += 1;
    const headers = await stage.cookie('member');
    expect(faultsOf(await send(stage.url, { ...sent, headers }))).toEqual([]);
  });

  it('leave no trace in objects that come later', () => {
    const plain: Record<string, unknown> = {};
    expect([plain['administrator'], plain['a']]).toEqual([undefined, undefined]);
  });

  it.each(COOKIES.map((value) => [value.slice(0, 20), value] as const))(
    'with the cookie "%s" come from nobody',
    async (_name, value) => {
      tried += 1;
      const cookie = `${ACCESS_COOKIE}=${value}; passerelle_refresh=${value}`;
      const home = await send(stage.url, { method: 'GET', path: '/api/home', headers: { cookie } });
      expect(home.status).toBe(401);
      const refresh = { method: 'POST', path: '/api/accounts/refresh', headers: { cookie } };
      expect((await send(stage.url, refresh)).status).toBe(401);
    },
  );

  it('for parts of a file that there are not are refused in plain words', async () => {
    const path = `/api/files/${stage.world.things['file']}`;
    for (const range of [
      'bytes=99999-',
      'bytes=-0',
      'bytes=5-1',
      'bytes=a-b',
      'none=1-2',
      'bytes=0-0,1-1,2-2',
    ]) {
      tried += 1;
      const headers = { ...(await stage.cookie('member')), range };
      const heard = await send(stage.url, { method: 'GET', path, headers });
      expect([range, heard.status < 500]).toEqual([range, true]);
    }
    const headers = { ...(await stage.cookie('member')), 'if-match': '"other"' };
    const heard = await send(stage.url, { method: 'GET', path, headers });
    expect(heard.status).toBeLessThan(500);
  });

  it('are noticed where a handler fails on them', async () => {
    const weak = { method: 'POST', path: '/api/weak-things', body: { text: '%' } };
    expect(faultsOf(await send(stage.url, weak))).not.toEqual([]);
    expect(faultsOf(await send(stage.url, { ...weak, body: {} }))).not.toEqual([]);
  });

  /**
   * The commands that take files of their own kind, and a third of the others: bodies are read by one and the same
   * reader, and each command meets every third kind of body.
   */
  function commandsFor(sent: object): Command[] {
    const turn = BODIES.findIndex(([, one]) => one === sent);
    const taking = stage
      .commands()
      .filter(({ endpoint }) => endpoint.verb !== 'live' && endpoint.verb !== 'GET')
      .filter(({ endpoint, headers }) => endpoint.body || headers['content-type'])
      // Every field of it may be left out.
      .filter(({ endpoint }) => endpoint.name !== 'PATCH /api/registrations/:id');
    return taking.filter(({ headers }, index) => headers['content-type'] ?? index % 3 === turn % 3);
  }

  async function refusal(command: Command, sent: Omit<Sent, 'method' | 'path'>): Promise<string[]> {
    tried += 1;
    const path = command.endpoint.path.replace(
      /:(\w+)/g,
      (_all, name: string) => command.params[name]!,
    );
    const search = new URLSearchParams(command.query).toString();
    const heard = await send(stage.url, {
      ...sent,
      ...{ method: command.endpoint.verb, path: `${path}?${search}` },
      headers: { ...JSON_TYPE, ...(await stage.cookie(command.caller)), ...sent.headers },
    });
    return faultsOf(heard).map((fault) => `${command.endpoint.name}: ${fault}`);
  }

  function faultsOf({ status, headers, text }: Heard): string[] {
    const right = status >= 400 && status < 500;
    const plain = String(headers['content-type']).startsWith('application/problem+json');
    const silent = !/\bat .*\.(ts|js|mjs):\d+|node_modules/.test(text);
    return right && plain && silent
      ? []
      : [`${status} ${String(headers['content-type'])} ${text.slice(0, 120)}`];
  }
});
