import { amendmentPaths } from '@passerelle/contracts/amendments';
import { ballotPaths } from '@passerelle/contracts/ballots';
import { chatPaths } from '@passerelle/contracts/chat';
import { discussionPaths } from '@passerelle/contracts/discussions';
import { messageId, until } from '../chat-kit';
import { replyDraft } from '../discussion-kit';
import { CANARY, canaries, canary, hideThings, type Hidden } from './hidden-things';
import { leavesOf, withAt } from './leaves';
import type { Who } from './samples';
import { each, Stage, type Command } from './stage';
import { WEAK_HIDDEN, WEAK_SECRET, weakReading, WeakDoor } from './weak-door';

const OUTSIDERS: readonly Who[] = [
  ...(['anonymous', 'partner', 'outsider', 'former', 'observer', 'member', 'chair'] as const),
  ...(['deputy', 'rapporteur', 'administrator'] as const),
];

/** Drafts of events and guests of delegations are the administrator's business too. */
const OF_EVENTS = ['event', 'session', 'guest', 'address'].map(canary);

let read = 0;
let frames = 0;

describe('canaries in confidential things', () => {
  let stage: Stage;
  let hidden: Hidden;
  beforeAll(async () => {
    stage = await Stage.open([WeakDoor]);
    hidden = { ...(await hideThings(stage.world)), thg: WEAK_HIDDEN };
  }, 60_000);
  afterAll(async () => {
    process.stdout.write(`canaries: ${canaries.size} words, ${read} answers, ${frames} frames\n`);
    await stage.close();
  });

  it('are in no answer to anybody outside', async () => {
    const faults: string[] = [];
    for (const caller of OUTSIDERS)
      for (const [name, text] of await answersTo(caller))
        if (sees(text, caller)) faults.push(`${caller} ${name}: ${text.slice(0, 300)}`);
    expect(faults).toEqual([]);
  }, 120_000);

  it('are all found by the person inside', async () => {
    const seen = (await answersTo('staff')).map(([, text]) => text).join('\n');
    expect([...canaries].filter((word) => !seen.includes(word))).toEqual([]);
  });

  it('reach the socket of the person inside, and no other', async () => {
    const listeners = await listen();
    await stirEverything();
    const inside = listeners.get('staff')!;
    await until(() => ['moved', 'spoken', 'replied'].every((word) => heard(inside, canary(word))));
    for (const who of listeners.keys())
      await (await stage.socket(who)).ask('live:leave', { room: 'no:1' });
    const faults = [...listeners].flatMap(([who, told]) =>
      told
        .filter((frame) => who !== 'staff' && sees(frame, who))
        .map((frame) => `${who}: ${frame}`),
    );
    expect(faults).toEqual([]);
  });

  it('are noticed where a handler tells strangers what it hides', async () => {
    const answers = await answersOf(reading(weakReading()), 'anonymous');
    expect(answers.some(([, text]) => text.includes(WEAK_SECRET))).toBe(true);
  });

  const heard = (told: readonly string[], word: string) =>
    told.some((frame) => frame.includes(word));

  function sees(text: string, caller: Who): boolean {
    const words =
      caller === 'administrator'
        ? [...canaries].filter((one) => !OF_EVENTS.includes(one))
        : [CANARY];
    return words.some((word) => text.includes(word));
  }

  function answersTo(caller: Who): Promise<[string, string][]> {
    const reads = stage.commands().filter(({ endpoint }) => endpoint.verb === 'GET');
    return answersOf(reads.flatMap(reading), caller);
  }

  function answersOf(commands: readonly Command[], caller: Who): Promise<[string, string][]> {
    return each(commands, async (command) => {
      read += 1;
      const { text, ...rest } = await stage.perform({ ...command, caller });
      return [command.endpoint.name, text + JSON.stringify(rest)];
    });
  }

  /** The plain reading, and the one in which every id is that of a hidden thing, where there is one. */
  function reading(command: Command): Command[] {
    const { paramShapes, query: shape } = command.endpoint;
    const hiddenFor = (pattern = '') => hidden[/^\^([a-z]{3})_\[/.exec(pattern)?.[1] ?? ''];
    const params = Object.entries(paramShapes).flatMap(([name, { pattern }]) => {
      const id = hiddenFor(pattern);
      return id ? [[name, id] as const] : [];
    });
    const query = (shape ? leavesOf(shape, command.query) : []).reduce<unknown>((built, leaf) => {
      const id = hiddenFor(leaf.shape.pattern);
      return id ? withAt(built, leaf.path, id) : built;
    }, command.query) as Record<string, string>;
    const pried = {
      ...command,
      params: { ...command.params, ...Object.fromEntries(params) },
      query,
    };
    return [command, pried, { ...pried, params: command.params }];
  }

  /** Everybody tries to enter every room of the hidden things, and writes down whatever comes. */
  async function listen(): Promise<Map<Who, string[]>> {
    const listeners = new Map<Who, string[]>();
    for (const who of ['staff', ...OUTSIDERS] as const) {
      if (who === 'anonymous') continue;
      const told: string[] = [];
      listeners.set(who, told);
      const { socket, ask } = await stage.socket(who);
      socket.onAny((...fact: unknown[]) => {
        frames += 1;
        told.push(JSON.stringify(fact));
      });
      const { bod, cha, pos, eve } = hidden;
      for (const room of [
        `body:${bod}`,
        `channel:${cha}`,
        `position:${pos}`,
        `event:${eve}`,
        `gates:${eve}`,
      ])
        await ask('live:enter', { room });
      await ask('event:follow', { eventId: eve });
    }
    return listeners;
  }

  async function stirEverything(): Promise<void> {
    const staff = await stage.world.as('staff');
    const { cha, dis, ame, bal, sea } = hidden as Record<string, never>;
    const title = { title: canary('moved') };
    await staff.put(discussionPaths.title(dis)).send(title).expect(204);
    await staff
      .post(discussionPaths.replies(dis))
      .send(replyDraft(canary('replied')))
      .expect(201);
    await staff.post(amendmentPaths.withdraw(ame)).expect(200);
    const vote = { id: 'vot_01J00000000000000000000777', seatId: sea, choice: 'against' };
    await staff.post(ballotPaths.votes(bal)).send(vote).expect(201);
    const message = { id: messageId(), text: canary('spoken') };
    await staff.post(chatPaths.messages(cha)).send(message).expect(201);
  }
});
