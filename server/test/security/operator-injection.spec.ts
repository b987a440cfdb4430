import { at, leavesOf, withAt, type Leaf } from './leaves';
import { OPERATOR_PAYLOADS, OPERATOR_STRINGS, sampleFor } from './operator-payloads';
import { each, isSuccess, Stage, type Answer, type Command } from './stage';
import { weakCommands, WeakDoor } from './weak-door';

/** Payloads per leaf of an HTTP body; sockets are quicker and get all of them. */
const PER_LEAF = 8;

/** What the valid commands themselves write. */
const LOGS = ['attempts', 'signIns', 'audit'];

let tried = 0;
let leaves = 0;

describe('operators in place of values', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open([WeakDoor]);
  });
  afterAll(async () => {
    process.stdout.write(`operator injection: ${tried} payloads in ${leaves} places\n`);
    await stage.close();
  });

  it('have at least forty forms', () => {
    expect(OPERATOR_PAYLOADS.length).toBeGreaterThanOrEqual(40);
  });

  it('find no handler that takes a body, a query or a parameter without a schema', () => {
    const open = stage.endpoints.filter(({ unparsed }) => unparsed.length > 0);
    expect(open.map(({ name }) => name).sort()).toEqual([
      'GET /api/weak-things/:id',
      'POST /api/weak-things',
      'live weak:add',
      'live weak:enter',
    ]);
  });

  it('are refused everywhere, and change nothing', async () => {
    const before = await stage.world.spec.databaseFingerprint(LOGS);
    const faults: string[] = [];
    for (const command of stage.commands()) faults.push(...(await attack(command)));
    expect(faults).toEqual([]);
    expect(await stage.world.spec.databaseFingerprint(LOGS)).toBe(before);
    expect(leaves).toBeGreaterThan(190);
  }, 180_000);

  it('were refused for what they are: every command succeeds without them', async () => {
    const faults: string[] = [];
    for (const command of stage.commands()) {
      const answer = await stage.perform(command);
      const right =
        command.expects === undefined ? isSuccess(answer) : answer.status === command.expects;
      if (!right) faults.push(`${command.endpoint.name}: ${answer.status} ${answer.text}`);
    }
    expect(faults).toEqual([]);
  }, 60_000);

  it('are noticed where a handler parses nothing, over HTTP and over a socket', async () => {
    for (const command of weakCommands()) {
      const faults = await attack(command);
      expect(faults.length).toBeGreaterThan(10);
    }
  });

  async function attack(command: Command): Promise<string[]> {
    return [
      ...(await attackBody(command)),
      ...(await attackParams(command)),
      ...(await attackQuery(command)),
    ];
  }

  async function attackBody(command: Command): Promise<string[]> {
    const { body, verb } = command.endpoint;
    if (!body) return [];
    const tries = leavesOf(body, command.body).flatMap((leaf) => {
      const given = at(command.body, leaf.path);
      return payloadsFor(leaf, given, verb === 'live').map((put) => ({
        what: `${leaf.path.join('.')} = ${JSON.stringify(put)}`,
        body: withAt(command.body, leaf.path, put),
      }));
    });
    return (
      await each(tries, async ({ what, body: sent }) =>
        verdict(command, what, await stage.perform({ ...command, body: sent })),
      )
    ).flat();
  }

  function payloadsFor({ shape, path }: Leaf, given: unknown, all: boolean): unknown[] {
    leaves += 1;
    const objects = sampleFor(OPERATOR_PAYLOADS, leaves, all ? OPERATOR_PAYLOADS.length : PER_LEAF);
    // Words are right in a free text; in an id, a literal or a number they are not.
    const words = shape.type === 'string' && !shape.pattern && !shape.enum && !shape.const;
    const optional = path.at(-1) === 0;
    return [
      ...objects.map((make) => make(given)).filter((put) => !optional || !Array.isArray(put)),
      ...(words ? [] : sampleFor(OPERATOR_STRINGS, leaves, 4)),
    ];
  }

  async function attackParams(command: Command): Promise<string[]> {
    const tries = Object.entries(command.params).flatMap(([name, given]) => {
      leaves += 1;
      const words = sampleFor(OPERATOR_STRINGS, leaves, 5);
      return [...words, `${given}\u0000`, `${given}'`, `$eq:${given}`].map((value) => ({
        what: `:${name} = ${value}`,
        params: { ...command.params, [name]: value },
      }));
    });
    return (
      await each(tries, async ({ what, params }) =>
        verdict(command, what, await stage.perform({ ...command, params })),
      )
    ).flat();
  }

  /** `name[$ne]=x` is another name, which nobody knows; a name said twice is a list, which nobody takes. */
  async function attackQuery(command: Command): Promise<string[]> {
    const { query } = command.endpoint;
    if (!query) return [];
    const plain = command.endpoint.verb === 'GET' ? await stage.perform(command) : undefined;
    const tries = leavesOf(query, command.query).flatMap(({ path: [name] }) => {
      leaves += 1;
      const others = new URLSearchParams(command.query);
      others.delete(String(name));
      // A command with an unknown name is the plain command: only a reader can be compared.
      const unknown = [`${name}[$ne]=x`, `${name}[]=x`, `${name}.$where=1`];
      const wrong = [`${name}=x&${name}=y`, `${name}=${encodeURIComponent('{"$gt":""}')}`];
      return [...(plain ? unknown : []), ...wrong].map((search) =>
        [search, others.toString()].filter(Boolean).join('&'),
      );
    });
    return (
      await each(tries, async (search) => {
        const answer = await stage.perform(command, search);
        const unchanged = answer.text === plain?.text && answer.status === plain.status;
        return unchanged ? counted() : verdict(command, search, answer);
      })
    ).flat();
  }

  function counted(): [] {
    tried += 1;
    return [];
  }

  function verdict({ endpoint }: Command, what: string, answer: Answer): string[] {
    tried += 1;
    const refused = answer.status >= 400 && answer.status < 500;
    return refused
      ? []
      : [`${endpoint.name} ${what} → ${answer.status} ${answer.text.slice(0, 80)}`];
  }
});
