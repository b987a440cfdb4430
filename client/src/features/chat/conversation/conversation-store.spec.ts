import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Channel, Message, MessageLog } from '@passerelle/contracts/chat';
import { Subject } from 'rxjs';
import { newId } from '../../../platform/ids/new-id';
import { Live } from '../../../platform/live/live';
import { LiveRooms, type RoomState } from '../../../platform/live/live-rooms';
import { Session } from '../../../platform/session/session';
import { ChannelsStore } from '../channels-store';
import { ChatApi } from '../chat-api';
import { ChatOutbox } from '../chat-outbox-api';
import { ConversationStore } from './conversation-store';

const channelId = newId('cha');
const authorId = newId('per');
const at = '2026-11-20T09:00:00.000Z';

/** A conversation on a line that this spec speaks through, with a server that holds messages. */
function conversation(read = 0, before = 0) {
  const messages: Message[] = [];
  const post = () => {
    const number = messages.length + 1;
    const message = { id: newId('msg'), number, seq: number, authorId, at, text: `${number}` };
    messages.push(message);
    return { channelId, messages: [message], people: [], seq: number, from: number - 1 };
  };
  for (let n = 0; n < before; n += 1) post();
  const stretch = (from: number): MessageLog => ({
    ...{ channelId, people: [], seq: messages.length, more: false },
    messages: messages.slice(from),
  });
  const facts = new Subject<unknown>();
  const entered: (() => void)[] = [];
  const room = signal<RoomState>('outside');
  const asked: number[] = [];
  const api = {
    newest: async () => stretch(0),
    after: async (_id: string, seq: number) => {
      asked.push(seq);
      return stretch(seq);
    },
  };
  const channel = {
    ...{ id: channelId, messageCount: before, unread: before - read, mentions: 0 },
    read: { number: read, generation: 0 },
  } as unknown as Channel;
  const channels = { one: () => channel, count: jest.fn(), load: jest.fn() };
  const stored = new Subject<{ channelId: typeof channelId; message: Message }>();
  const waiting = signal<readonly { id: string }[]>([]);
  TestBed.configureTestingModule({
    providers: [
      ConversationStore,
      { provide: ChatApi, useValue: api },
      { provide: ChannelsStore, useValue: channels },
      { provide: ChatOutbox, useValue: { stored, waiting: () => waiting } },
      { provide: Session, useValue: { me: () => ({ personId: newId('per') }) } },
      { provide: Live, useValue: { line: () => ({ facts: () => facts }) } },
      {
        provide: LiveRooms,
        useValue: { stay: (_room: unknown, told: () => void) => (entered.push(told), room) },
      },
    ],
  });
  const store = TestBed.inject(ConversationStore);
  const enter = () => {
    room.set('inside');
    for (const told of entered) told();
  };
  const texts = () => store.log()?.messages.map(({ text }) => text);
  const write = ({ id }: Pick<Message, 'id'>) => waiting.set([...waiting(), { id }]);
  const delivered = ({ id }: Pick<Message, 'id'>) =>
    waiting.set(waiting().filter((letter) => letter.id !== id));
  return {
    ...{ store, post, facts, enter, room, asked, stored, channels, texts },
    ...{ write, delivered, letters: () => store.letters().map(({ id }) => id) },
  };
}

const settle = () => new Promise((resume) => setTimeout(resume));

describe('an open conversation', () => {
  it('takes facts as they follow each other, without asking for anything', async () => {
    const { store, post, facts, asked, texts } = conversation(0, 1);
    await store.open(channelId);
    facts.next(post());
    facts.next(post());
    expect(texts()).toEqual(['1', '2', '3']);
    expect(asked).toEqual([]);
  });

  it('asks for what it missed when a fact does not follow on what it holds', async () => {
    const { store, post, facts, asked, texts } = conversation(0, 1);
    await store.open(channelId);
    post();
    facts.next(post());
    await settle();
    expect(texts()).toEqual(['1', '2', '3']);
    expect(asked).toEqual([1]);
  });

  it('has everything in order after a cut, whatever passed meanwhile, and marks where one was', async () => {
    const { store, post, enter, texts } = conversation(4, 4);
    await store.open(channelId);
    expect(store.lastRead()).toBeUndefined();
    for (let n = 0; n < 30; n += 1) post();
    enter();
    await settle();
    expect(texts()).toEqual(Array.from({ length: 34 }, (_, n) => `${n + 1}`));
    expect(store.lastRead()).toBe(4);
  });

  it('shows one’s own stored message until its fact brings it, and then once', async () => {
    const { store, post, facts, stored, texts } = conversation(0, 1);
    await store.open(channelId);
    const fact = post();
    stored.next({ channelId, message: fact.messages[0]! });
    expect(store.answered()).toHaveLength(1);
    facts.next(fact);
    expect(store.answered()).toHaveLength(0);
    expect(texts()).toEqual(['1', '2']);
  });

  it('shows what is on its way once: as a letter until it is stored, then as the message', async () => {
    const { store, post, facts, stored, write, delivered, letters } = conversation(0, 1);
    await store.open(channelId);
    const later = { id: newId('msg') };
    const fact = post();
    const message = fact.messages[0]!;
    for (const one of [message, later]) write(one);
    expect(letters()).toEqual([message.id, later.id]);
    stored.next({ channelId, message });
    expect(store.answered()).toEqual([message]);
    expect(letters()).toEqual([later.id]);
    delivered(message);
    facts.next(fact);
    expect(store.answered()).toEqual([]);
    expect(letters()).toEqual([later.id]);
  });

  it('takes a letter away as its fact arrives, though nobody has answered yet', async () => {
    const { store, post, facts, write, letters, texts } = conversation(0, 1);
    await store.open(channelId);
    const fact = post();
    write(fact.messages[0]!);
    facts.next(fact);
    expect(letters()).toEqual([]);
    expect(texts()).toEqual(['1', '2']);
  });

  it('keeps nothing on the screen once the seat has ended', async () => {
    const { store, room, channels } = conversation(0, 3);
    await store.open(channelId);
    room.set('put-out');
    TestBed.tick();
    expect(store.log()).toBeUndefined();
    expect(channels.load).toHaveBeenCalled();
  });
});

it('draws the line after what was read when something is new', async () => {
  const { store } = conversation(2, 5);
  await store.open(channelId);
  expect(store.lastRead()).toBe(2);
});
