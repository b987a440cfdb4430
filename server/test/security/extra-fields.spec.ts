import { at, objectsOf, withAt } from './leaves';
import { Stage, type Answer, type Command } from './stage';
import { contentsOf, maskedText } from './stored';
import { letIn, weakCommands, WeakDoor } from './weak-door';

const PERSON = 'per_01J00000000000000000000019';

/** Fields that decide something, with values that somebody would like them to have. */
const WISHES: Readonly<Record<string, unknown>> = {
  ...{ role: 'head-of-delegation', administrator: true, secretariat: true, member: true },
  ...{ permissions: ['*'], floor: 'administrator', standing: { administrator: true } },
  ...{ ownerId: PERSON, personId: PERSON, authorId: PERSON, createdBy: PERSON, uploadedBy: PERSON },
  ...{ holder: PERSON, castBy: PERSON, invitedBy: PERSON, by: PERSON },
  ...{ bodyId: 'bod_01J0000000000000000000002J', eventId: 'eve_01J00000000000000000000019' },
  ...{
    organisationId: 'org_01J00000000000000000000001',
    accountId: 'acc_01J00000000000000000000001',
  },
  ...{ _id: 'dis_01J000000000000000000000ZZ', __v: 9, creation: 'mine', tokenHash: 'a' },
  ...{
    votes: 999,
    counts: { for: 999 },
    electorate: [],
    result: 'carried',
    tally: { result: 'carried' },
  },
  ...{ status: 'adopted', state: 'decided', outcome: 'adopted', adoption: { number: '2026-99' } },
  ...{ number: 999, seq: 999, sequence: 999, rank: 1, version: 99, revision: 99, generation: 99 },
  ...{ position: 99, unread: 0, pinned: true, closed: true, closing: { summary: 'x' }, choices: 0 },
  ...{ capacity: 999_999, confirmed: 0, waiting: 0, code: 'A'.repeat(26), feed: 'A'.repeat(26) },
  ...{ at: '2020-01-01T00:00:00.000Z', createdAt: '2020-01-01T00:00:00.000Z', from: '2020-01-01' },
  ...{ openedAt: '2020-01-01T00:00:00.000Z', closedAt: '2020-01-01T00:00:00.000Z', until: null },
  ...{ deletedAt: '2020-01-01T00:00:00.000Z', editedAt: '2020-01-01T00:00:00.000Z' },
  ...{ deadline: '2099-01-01T00:00:00.000Z', passwordHash: 'x', mandateIds: [], seats: [] },
  ...{
    $set: { administrator: true },
    'a.b': 1,
    constructor: { prototype: { administrator: true } },
  },
};

let added = 0;
let commands = 0;

describe('fields that a command does not have', () => {
  let plain: Outcome;
  let greedy: Outcome;
  // One after the other: passport keeps one strategy for a whole process.
  beforeAll(async () => {
    plain = await outcomeOf((stage, command) => stage.perform(command));
    greedy = await outcomeOf(async (stage, command) => {
      commands += 1;
      const answer = await stage.perform(withWishes(command));
      const refused = answer.status >= 400 && answer.status < 500;
      // So that both worlds go on from the same state.
      return refused && command.expects === undefined ? stage.perform(command) : answer;
    });
  }, 120_000);
  afterAll(() => {
    process.stdout.write(`extra fields: ${added} fields in ${commands} commands\n`);
  });

  it('are refused or leave every stored thing as the plain command does', () => {
    expect(greedy.statuses).toEqual(plain.statuses);
    expect(greedy.contents).toEqual(plain.contents);
    expect(commands).toBeGreaterThan(50);
    expect(added).toBeGreaterThan(1000);
  });

  it('are noticed where a handler stores what comes', () => {
    const [plainThing, greedyThing] = letIn.slice(-2);
    expect(maskedText(greedyThing)).not.toBe(maskedText(plainThing));
  });

  /** The command with every wish in every object of its payload, and in the query, where the shape has no such field. */
  function withWishes(command: Command): Command {
    const { body: shape, query: queryShape, verb } = command.endpoint;
    if (typeof command.body === 'string') return command;
    const objects = shape ? objectsOf(shape, command.body) : [[[], []] as [[], string[]]];
    const body = objects.reduce<unknown>((built, [path, known]) => {
      const wishes = Object.entries(WISHES).filter(([name]) => !known.includes(name));
      added += wishes.length;
      return withAt(built, path, {
        ...(at(built, path) as object | undefined),
        ...Object.fromEntries(wishes),
      });
    }, command.body);
    if (verb === 'live') return { ...command, body };
    const known = Object.keys(queryShape?.properties ?? {});
    const words = Object.entries(WISHES).filter(
      ([name, wish]) => typeof wish === 'string' && !known.includes(name),
    ) as [string, string][];
    return { ...command, body, query: { ...Object.fromEntries(words), ...command.query } };
  }
});

interface Outcome {
  statuses: Record<string, number>;
  contents: Record<string, string[]>;
}

type Act = (stage: Stage, command: Command) => Promise<Answer>;

/** What the answers were, and what is stored when every command was given once in a fresh network. */
async function outcomeOf(act: Act): Promise<Outcome> {
  const stage = await Stage.open([WeakDoor]);
  const statuses: Outcome['statuses'] = {};
  for (const command of [...stage.commands(), weakCommands()[0]!])
    if (command.endpoint.verb !== 'GET')
      statuses[command.endpoint.name] = (await act(stage, command)).status;
  const contents = await contentsOf(stage);
  await stage.close();
  return { statuses, contents };
}
