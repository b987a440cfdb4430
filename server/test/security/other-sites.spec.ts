import { io } from 'socket.io-client';
import { LIVE_PATH } from '@passerelle/contracts/live';
import { Stage, type Command } from './stage';
import { send, type Heard } from './wire';

/** How a browser shows that a page of another site is behind a request; `own` is our address. */
const FOREIGN: readonly (readonly [string, (own: URL) => Record<string, string>])[] = [
  ['another site', () => ({ origin: 'https://elsewhere.example' })],
  ['a page without an origin', () => ({ origin: 'null' })],
  ['another port', ({ hostname }) => ({ origin: `http://${hostname}:1` })],
  ['a host that begins like ours', ({ host }) => ({ origin: `http://${host}.elsewhere.example` })],
  ['a user name like our host', ({ host }) => ({ origin: `http://${host}@elsewhere.example` })],
  ['the browser’s own word', () => ({ 'sec-fetch-site': 'cross-site' })],
  ['a sister site', () => ({ 'sec-fetch-site': 'same-site' })],
  ['a word that contradicts', ({ origin }) => ({ origin, 'sec-fetch-site': 'cross-site' })],
];

const LOGS = ['attempts', 'signIns', 'audit'];

let tried = 0;
let answers = 0;

describe('pages of other sites', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
  }, 60_000);
  afterAll(async () => {
    process.stdout.write(`other sites: ${tried} commands tried, headers of ${answers} answers\n`);
    await stage.close();
  });

  const unsafe = () =>
    stage.commands().filter(({ endpoint }) => !['GET', 'HEAD', 'live'].includes(endpoint.verb));

  it.each(FOREIGN)('cannot give any command: %s', async (_what, headersOf) => {
    const before = await stage.world.spec.databaseFingerprint(LOGS);
    const faults: string[] = [];
    for (const command of unsafe()) {
      tried += 1;
      const headers = { ...command.headers, ...headersOf(new URL(stage.url)) };
      const { status, text } = await stage.perform({ ...command, headers });
      if (status !== 403 || !text.includes('request/foreign-origin'))
        faults.push(`${command.endpoint.name}: ${status} ${text.slice(0, 100)}`);
    }
    expect(faults).toEqual([]);
    expect(await stage.world.spec.databaseFingerprint(LOGS)).toBe(before);
  });

  it.each(FOREIGN)('open no socket, by either transport: %s', async (_what, headersOf) => {
    for (const transport of ['websocket', 'polling'] as const) {
      tried += 1;
      const extraHeaders = { ...(await stage.cookie('member')), ...headersOf(new URL(stage.url)) };
      expect(await connected(transport, extraHeaders)).toBe(false);
    }
  });

  it('are told from our own pages: the same socket and the same command work from there', async () => {
    const own = { origin: stage.url, 'sec-fetch-site': 'same-origin' };
    expect(await connected('websocket', { ...(await stage.cookie('member')), ...own })).toBe(true);
    const read = unsafe().find(
      ({ endpoint }) => endpoint.name === 'PUT /api/discussions/:id/read',
    )!;
    expect(await stage.perform({ ...read, headers: own })).toMatchObject({ status: 200 });
  });

  it('can change nothing by making a browser read: no reading writes', async () => {
    const reads = stage.commands().filter(({ endpoint }) => endpoint.verb === 'GET');
    // The first reading of a body's channel makes the channel, empty, of every body the same.
    for (const command of reads) await stage.perform(command);
    const before = await stage.world.spec.databaseFingerprint(LOGS);
    for (const command of reads)
      await stage.perform({ ...command, headers: { origin: 'https://elsewhere.example' } });
    expect(await stage.world.spec.databaseFingerprint(LOGS)).toBe(before);
  });

  it('may not frame, embed or keep an answer; each says so itself', async () => {
    const faults: string[] = [];
    for (const command of stage.commands())
      if (command.endpoint.verb === 'GET')
        for (const who of [command.caller, 'anonymous'] as const)
          faults.push(...headerFaults(command, await raw({ ...command, caller: who })));
    const refused = await send(stage.url, {
      method: 'POST',
      path: '/api/accounts/sign-in',
      body: '{',
    });
    faults.push(...headerFaults(unsafe()[0]!, refused));
    expect(faults).toEqual([]);
  });

  it('would be noticed: an answer without these headers counts as a fault', () => {
    const bare = { status: 200, headers: { 'access-control-allow-origin': '*' }, text: '' };
    expect(headerFaults(unsafe()[0]!, bare).length).toBeGreaterThan(5);
  });

  async function raw(command: Command): Promise<Heard> {
    const path = command.endpoint.path.replace(
      /:(\w+)/g,
      (_all, name: string) => command.params[name]!,
    );
    const search = new URLSearchParams(command.query).toString();
    const headers = await stage.cookie(command.caller);
    return send(stage.url, { method: 'GET', path: `${path}?${search}`, headers });
  }

  /** Programmes as files may be read by any page, without the cookies; files may be kept by the browser that asked. */
  function headerFaults({ endpoint: { name } }: Command, { status, headers }: Heard): string[] {
    answers += 1;
    const exported =
      status === 200 && /schedule\.(xml|json)|events\/:id\/programme\.ics/.test(name);
    const ofDocument = status === 200 && name.endsWith('/versions/:number/content');
    const ofFile = ofDocument || (status === 200 && name === 'GET /api/files/:id');
    const programme = [200, 304].includes(status) && name === 'GET /api/events/:id/programme';
    const policy = String(headers['content-security-policy']);
    const kept = ofDocument ? 'private, no-cache, no-transform' : 'private, no-cache';
    const caching = exported || ofFile || programme ? kept : 'no-store';
    const rules: readonly (readonly [string, boolean])[] = [
      ['nosniff', headers['x-content-type-options'] === 'nosniff'],
      ['policy', policy.includes(ofFile ? "default-src 'none'" : "default-src 'self'")],
      ['scripts', ofFile ? policy.includes('sandbox') : policy.includes("script-src 'self';")],
      ['framing', policy.includes(`frame-ancestors ${ofFile ? "'self'" : "'none'"}`)],
      ['opener', headers['cross-origin-opener-policy'] === 'same-origin'],
      [
        'embedding',
        headers['cross-origin-resource-policy'] === (exported ? 'cross-origin' : 'same-origin'),
      ],
      ['referrer', headers['referrer-policy'] === 'same-origin'],
      ['caching', !name.includes('/api/') || headers['cache-control'] === caching],
      ['other origins', headers['access-control-allow-origin'] === (exported ? '*' : undefined)],
      ['credentials', headers['access-control-allow-credentials'] === undefined],
      ['maker', headers['x-powered-by'] === undefined],
      ['redirect', headers['location'] === undefined],
    ];
    return rules.flatMap(([rule, holds]) =>
      holds ? [] : [`${name} ${status} ${rule} ${JSON.stringify(headers)}`],
    );
  }

  function connected(
    transport: 'websocket' | 'polling',
    extraHeaders: Record<string, string>,
  ): Promise<boolean> {
    const socket = io(stage.url, {
      ...{ path: LIVE_PATH, transports: [transport], reconnection: false, forceNew: true },
      extraHeaders,
    });
    return new Promise((resolve) => {
      const done = (open: boolean) => {
        socket.close();
        resolve(open);
      };
      socket.once('connect', () => done(true));
      socket.once('connect_error', () => done(false));
    });
  }
});
