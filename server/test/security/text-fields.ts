import { amendmentPaths } from '@passerelle/contracts/amendments';
import type { AmendmentList } from '@passerelle/contracts/amendments';
import { discussionPaths, type DiscussionPage } from '@passerelle/contracts/discussions';
import type { Message } from '@passerelle/contracts/chat';
import type { ChannelId, DelegationId, DiscussionId, EventId } from '@passerelle/contracts/ids';
import { positionPaths, type PositionPage } from '@passerelle/contracts/positions';
import type { Delegation } from '@passerelle/contracts/registrations';
import type { Role } from '@passerelle/test-kit/cast';
import { idOf } from '@passerelle/test-kit/ids';
import { ame, DEADLINE, par, pos } from '../a-position';
import type { Agent } from '../app-for-specs';
import { logOf, messageId } from '../chat-kit';
import { replyDraft } from '../discussion-kit';
import type { Stage } from './stage';

/** How many texts one command takes, and the rule that a text meets on its way in. */
export interface TextField {
  readonly name: string;
  readonly rule: 'line' | 'passage' | 'paragraph';
  readonly most: number;
  readonly perCommand: number;
  /** Only every n-th text: each costs a command of its own. */
  readonly every: number;
  /** @returns the answer's status, and the texts as they are read back when it is a success */
  store(stage: Stage, texts: readonly string[]): Promise<Stored>;
}

export interface Stored {
  readonly status: number;
  readonly read: readonly string[];
}

let next = 20_000;
const number = () => next++;

const agents = new WeakMap<Stage, Map<Role, Promise<Agent>>>();

function as(stage: Stage, role: Role): Promise<Agent> {
  const known = agents.get(stage) ?? new Map<Role, Promise<Agent>>();
  agents.set(stage, known);
  const agent = known.get(role) ?? stage.world.as(role);
  known.set(role, agent);
  return agent;
}

const refused = (status: number): Stored => ({ status, read: [] });

function discussionPart(part: 'title' | 'text', rule: TextField['rule'], most: number): TextField {
  return {
    ...{ name: `the ${part} of a discussion`, rule, most, perCommand: 1, every: 8 },
    async store(stage, [text]) {
      const member = await as(stage, 'member');
      const id = idOf<DiscussionId>('dis', number());
      const path = discussionPaths.ofBody(stage.world.cast.bodies.commission.id);
      const draft = { id, title: 'Eau', text: 'Bonjour', [part]: text };
      const { status } = await member.post(path).send(draft);
      if (status !== 201) return refused(status);
      const { body } = await member.get(discussionPaths.one(id));
      const page = body as DiscussionPage;
      return { status, read: [part === 'title' ? page.title : page.posts[0]!.text] };
    },
  };
}

const reply: TextField = {
  ...{ name: 'replies', rule: 'passage', most: 20_000, perCommand: 20, every: 5 },
  async store(stage, texts) {
    const member = await as(stage, 'member');
    const id = stage.world.things['discussion'] as DiscussionId;
    const positions: number[] = [];
    for (const text of texts) {
      const { status, body } = await member
        .post(discussionPaths.replies(id))
        .send(replyDraft(text));
      if (status !== 201) return refused(status);
      positions.push(body.position as number);
    }
    const { body } = await member.get(`${discussionPaths.one(id)}?from=${positions[0]}`);
    return { status: 201, read: (body as DiscussionPage).posts.map((post) => post.text) };
  },
};

const message: TextField = {
  ...{ name: 'chat messages', rule: 'passage', most: 8_000, perCommand: 50, every: 2 },
  async store(stage, texts) {
    const member = await as(stage, 'member');
    const channelId = stage.world.things['channel'] as ChannelId;
    const socket = await stage.socket('member');
    const answers = await Promise.all(
      texts.map((text) =>
        socket.ask<Message>('chat:post-message', { channelId, id: messageId(), text }),
      ),
    );
    const failed = answers.find((answer) => !answer.ok);
    if (failed && !failed.ok) return refused(failed.problem.status);
    const numbers = answers.flatMap((answer) => (answer.ok ? answer.value.number : []));
    const { messages } = await logOf(member, channelId, { limit: 200 });
    const byNumber = new Map(messages.map((one) => [one.number, one.text]));
    return { status: 201, read: numbers.map((one) => byNumber.get(one)!) };
  },
};

const position: TextField = {
  ...{
    name: 'paragraphs of a position',
    rule: 'paragraph',
    most: 10_000,
    perCommand: 100,
    every: 1,
  },
  async store(stage, texts) {
    const chair = await as(stage, 'chair');
    const paragraphs = texts.map((text) => ({ id: par(number()), text }));
    const article = { id: par(number()), heading: 'Un', paragraphs };
    const id = pos(number());
    const { status } = await chair.post(positionPaths.list()).send({
      ...{ id, kind: 'motion', bodyId: stage.world.cast.bodies.commission.id, title: 'Motion' },
      ...{ language: 'fr', themes: [], sdgs: [], text: { recitals: [], articles: [article] } },
    });
    if (status !== 201) return refused(status);
    const { body } = await chair.get(positionPaths.one(id));
    const { text } = (body as PositionPage).position;
    return { status, read: text.articles[0]!.paragraphs.map((one) => one.text) };
  },
};

const amendment: TextField = {
  ...{ name: 'an amendment', rule: 'paragraph', most: 10_000, perCommand: 20, every: 1 },
  async store(stage, texts) {
    const member = await as(stage, 'member');
    const id = ame(number());
    const open = await openPosition(stage);
    const change = {
      ...{ kind: 'insert-after', target: null, baseText: '' },
      paragraphs: texts.map((text) => ({ id: par(number()), text })),
    };
    const { status } = await member.post(amendmentPaths.ofPosition(open)).send({
      ...{ id, change, baseRevision: 0, organisationId: stage.world.cast.organisations.lyon.id },
      statement: texts[0],
    });
    if (status !== 201) return refused(status);
    const { body } = await member.get(amendmentPaths.ofPosition(open));
    const stored = (body as AmendmentList).amendments.find((one) => one.id === id)!;
    const inserted = stored.change.kind === 'insert-after' ? stored.change.paragraphs : [];
    return { status, read: inserted.map((one) => one.text) };
  },
};

/** A text of its own for each amendment: what the others insert would be read along otherwise. */
async function openPosition(stage: Stage) {
  const chair = await as(stage, 'chair');
  const id = pos(number());
  await chair.post(positionPaths.list()).send({
    ...{ id, kind: 'motion', bodyId: stage.world.cast.bodies.commission.id, title: 'Motion' },
    ...{ language: 'fr', themes: [], sdgs: [] },
    text: {
      recitals: [],
      articles: [
        { id: par(number()), heading: 'Un', paragraphs: [{ id: par(number()), text: 'Un.' }] },
      ],
    },
  });
  await chair.post(positionPaths.open(id)).send({ revision: 0, deadline: DEADLINE });
  return id;
}

const guest: TextField = {
  ...{ name: 'names of guests of a delegation', rule: 'line', most: 300, perCommand: 40, every: 1 },
  async store(stage, texts) {
    const chair = await as(stage, 'chair');
    const event = idOf<EventId>('eve', 1010);
    const members = texts.map((text, index) => ({
      registrationId: idOf('reg', number()),
      attendee: { kind: 'guest', guest: { givenName: 'Une', familyName: text } },
      role: index === 0 ? 'head-of-delegation' : 'accompanying',
    }));
    const id = idOf<DelegationId>('del', number());
    const { status } = await chair
      .post(`/api/events/${event}/delegations`)
      .send({ id, organisationId: stage.world.cast.organisations.dakar.id, members });
    if (status !== 201) return refused(status);
    const { body } = await chair.get(`/api/delegations/${id}`);
    const byId = new Map((body as Delegation).registrations.map((one) => [String(one.id), one]));
    const names = members.map(({ registrationId }) => byId.get(registrationId)!.attendee);
    return {
      status,
      read: names.map((one) => (one.kind === 'guest' ? one.guest.familyName : one.kind)),
    };
  },
};

/** The text fields of the commands that create things. */
export const TEXT_FIELDS: readonly TextField[] = [
  discussionPart('title', 'line', 300),
  discussionPart('text', 'passage', 20_000),
  ...[reply, message, position, amendment, guest],
];
