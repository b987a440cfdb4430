import { LIVE_PATH } from '@passerelle/contracts/live';
import { openLive } from '../live-client';
import { Stage } from './stage';
import { send } from './wire';

const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

/** Values that are no payload of any command. */
const PAYLOADS: readonly unknown[] = [
  ...[null, undefined, 0, -1, true, '', 'text', [], [[]], {}, Buffer.from('bytes'), Number.NaN],
  { __proto__: { channelId: 'x' } },
  { channelId: { $ne: null } },
  { channelId: Buffer.from('x') },
  { room: 'x'.repeat(50_000) },
  JSON.parse(deep(500)) as unknown,
];

/** Packets as no client library writes them, after the connection to the main namespace. */
const PACKETS: readonly string[] = [
  ...['', '4', '42', '42[', '42{}', '42[]', '42[null]', '42[1]', '42[{}]', '42["x"', '42"x"'],
  ...['42["live:enter"]', '42["live:enter",null]', '429["live:enter"]', '42-1["live:enter",{}]'],
  ...['42999999999999999999["live:leave",{"room":"a"}]', '42["__proto__",{}]', '42["constructor"]'],
  ...[
    '42["connect"]',
    '42["disconnect"]',
    '42["error",{}]',
    '42["newListener",1]',
    '42["connect_error"]',
  ],
  ...['43', '43[]', '4399["x"]', '44', '45', '451-["chat:typing",{"_placeholder":true,"num":0}]'],
  ...[
    '4599999999-["x",{"_placeholder":true,"num":99}]',
    '451-["x",{"_placeholder":true,"num":-1}]',
  ],
  ...[
    '46',
    '49',
    '40',
    '40/admin,',
    '40/__proto__,{}',
    '41',
    '41/admin,',
    '9',
    'x',
    '1',
    '6',
    '2probe',
  ],
  `42${deep(20_000)}`,
  `42["live:enter",${deep(20_000)}]`,
  `42["${'x'.repeat(60_000)}"]`,
];

let tried = 0;

describe('malformed packets', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
  }, 60_000);
  afterAll(async () => {
    process.stdout.write(`malformed packets: ${tried} tried\n`);
    await stage.close();
  });

  it('of every command get one refusal each, and the socket goes on', async () => {
    const live = await openLive(stage.url, await stage.world.as('member'));
    for (const { path } of stage.endpoints.filter(({ verb }) => verb === 'live'))
      for (const payload of PAYLOADS) {
        tried += 1;
        const answer = await live.ask(path, payload);
        expect([path, answer.ok || answer.problem.status]).toEqual([path, 422]);
      }
    await expectAlive(live);
    live.close();
  });

  it('without an acknowledgement, with a second payload or with an unknown name change nothing', async () => {
    const live = await openLive(stage.url, await stage.world.as('member'));
    const { socket } = live;
    const commands = stage.endpoints.filter(({ verb }) => verb === 'live');
    for (const name of [...commands.map(({ path }) => path), 'nothing:known', 'toString', '$ne']) {
      tried += 3;
      socket.emit(name);
      socket.emit(name, null, null, null);
      socket.emit(name, { room: 'nowhere:1' }, { room: 'nowhere:2' }, Buffer.from('x'));
    }
    await expectAlive(live);
    live.close();
  });

  it.each(PACKETS.map((packet) => [packet.slice(0, 60), packet]))(
    'like %s end at most the socket that they came on',
    async (_name, packet) => {
      tried += 1;
      const bystander = await stage.socket('chair');
      await rawPacket(packet);
      await expectAlive(bystander);
    },
  );

  it('of a megabyte end the socket that they came on, and nothing else', async () => {
    tried += 1;
    const bystander = await stage.socket('chair');
    const live = await openLive(stage.url, await stage.world.as('member'));
    const ended = new Promise((resolve) => live.socket.once('disconnect', resolve));
    live.socket.emit('chat:typing', { channelId: 'x'.repeat(1_000_000) });
    await ended;
    await expectAlive(bystander);
  });

  it('are noticed: a socket that is gone does not count as one that goes on', async () => {
    const live = await openLive(stage.url, await stage.world.as('member'));
    live.close();
    await expect(expectAlive(live)).rejects.toThrow();
  }, 60_000);

  async function expectAlive(live: Awaited<ReturnType<typeof openLive>>): Promise<void> {
    expect(await live.ask('live:leave', { room: 'nowhere:1' })).toMatchObject({ ok: true });
    const health = await send(stage.url, { method: 'GET', path: '/health/live' });
    expect(health.status).toBe(200);
  }

  /**
   * Connects as a browser would and sends the packet. The second connection to the namespace that follows is answered
   * or ends the socket: either way the packet was read before.
   */
  async function rawPacket(packet: string): Promise<void> {
    const address = `${stage.url.replace('http', 'ws')}${LIVE_PATH}/?EIO=4&transport=websocket`;
    const headers = await stage.cookie('member');
    const socket = new WebSocket(address, { headers } as never);
    await new Promise<void>((resolve) => {
      socket.addEventListener('close', () => resolve());
      socket.addEventListener('error', () => resolve());
      let connections = 0;
      socket.addEventListener('message', ({ data }: { data: unknown }) => {
        const text = String(data);
        if (text.startsWith('0')) socket.send('40');
        if (!text.startsWith('40')) return;
        connections += 1;
        if (connections > 1) return resolve();
        socket.send(packet);
        socket.send('40');
      });
    });
    socket.close();
  }
});
