import { isSuccess, Stage, type Answer, type Command } from './stage';
import { contentsOf } from './stored';

/** How often each command arrives at the same moment. */
const TIMES = 50;

/** The client makes the id: the command creates, and its retry must be harmless. */
function creates({ endpoint, body, expects }: Command): boolean {
  const id = (body as { id?: unknown } | undefined)?.id;
  return endpoint.verb !== 'GET' && expects === undefined && typeof id === 'string';
}

/** Commands whose thing is known by something else than their id, with the reason. */
const SAME_THING: Readonly<Record<string, string>> = {
  'POST /api/chat/direct-channels': 'the same people have one conversation, whatever it is called',
};

let creating: string[] = [];

describe('a creating command that arrives fifty times at once', () => {
  let once: World;
  let often: World;
  // One after the other: passport keeps one strategy for a whole process.
  beforeAll(async () => {
    once = await worldAfter(async (stage, command) => [await stage.perform(command)]);
    often = await worldAfter((stage, command) =>
      Promise.all(
        Array.from({ length: creates(command) ? TIMES : 1 }, () => stage.perform(command)),
      ),
    );
    creating = Object.keys(often.answers).filter((name) => often.answers[name]!.length === TIMES);
  }, 300_000);
  afterAll(() => {
    process.stdout.write(`repeated: ${creating.length} creating commands, ${TIMES} times each\n`);
  });

  it('has one effect', () => {
    expect(creating.length).toBeGreaterThan(20);
    const differing = Object.keys(once.contents).filter(
      (name) => JSON.stringify(often.contents[name]) !== JSON.stringify(once.contents[name]),
    );
    expect(
      differing.map((name) => [name, extra(often.contents[name]!, once.contents[name]!)]),
    ).toEqual([]);
  });

  it('is answered alike each time', () => {
    const different = creating.flatMap((name) => {
      const answers = often.answers[name]!;
      const texts = new Set(answers.map(({ status, text }) => `${status} ${text.slice(0, 200)}`));
      return answers.every(isSuccess) && texts.size === 1 ? [] : [{ name, texts: [...texts] }];
    });
    expect(different).toEqual([]);
  });
});

describe('the id of a creating command with other words', () => {
  it('is refused, and what is stored stays as it is', async () => {
    const stage = await Stage.open();
    const taken: string[] = [];
    for (const command of stage.commands()) {
      if (command.endpoint.verb === 'GET') continue;
      await stage.perform(command);
      const other =
        creates(command) && !(command.endpoint.name in SAME_THING) && withOtherWords(command);
      if (!other) continue;
      const before = await settledContents(stage);
      const { status, text } = await stage.perform(other);
      const refused = status >= 400 && status < 500;
      const same = (await settledContents(stage)) === before;
      if (!refused || !same) taken.push(`${command.endpoint.name} ${status} ${text.slice(0, 90)}`);
    }
    await stage.close();
    expect(taken).toEqual([]);
  }, 300_000);
});

/** Without what listeners write after the answer. */
async function settledContents(stage: Stage): Promise<string> {
  const contents = Object.entries(await contentsOf(stage));
  return JSON.stringify(contents.filter(([name]) => !['audit', 'notifications'].includes(name)));
}

/** The command with its first free text changed; nothing when it has none. */
function withOtherWords(command: Command): Command | undefined {
  const body = structuredClone(command.body) as Record<string, unknown>;
  return reworded(body) ? { ...command, body } : undefined;
}

const FREE = ['text', 'title', 'name', 'summary', 'subject', 'reason', 'body', 'fr'];

function reworded(part: Record<string, unknown>): boolean {
  for (const [key, value] of Object.entries(part)) {
    if (typeof value === 'string' && FREE.includes(key)) {
      part[key] = `${value} autrement`;
      return true;
    }
    if (value && typeof value === 'object' && reworded(value as Record<string, unknown>))
      return true;
  }
  return false;
}

interface World {
  readonly answers: Record<string, Answer[]>;
  readonly contents: Record<string, string[]>;
}

async function worldAfter(
  act: (stage: Stage, command: Command) => Promise<Answer[]>,
): Promise<World> {
  const stage = await Stage.open();
  const answers: World['answers'] = {};
  for (const command of stage.commands())
    if (command.endpoint.verb !== 'GET') answers[command.endpoint.name] = await act(stage, command);
  const contents = await contentsOf(stage);
  await stage.close();
  return { answers, contents };
}

/** What is stored besides, and what is missing: the shortest way to the place. */
function extra(often: readonly string[], once: readonly string[]): string[] {
  const left = [...once];
  const more = often.filter((text) => {
    const at = left.indexOf(text);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return [...more.map((text) => `+ ${text}`), ...left.map((text) => `- ${text}`)].slice(0, 5);
}
