import { TestBed } from '@angular/core/testing';
import type { Channel } from '@passerelle/contracts/chat';
import type { PersonId } from '@passerelle/contracts/ids';
import { Subject } from 'rxjs';
import { newId } from '../../platform/ids/new-id';
import { Live } from '../../platform/live/live';
import { Session } from '../../platform/session/session';
import { ChannelsStore } from './channels-store';
import { ChatApi } from './chat-api';

const channelId = newId('cha');
const channel = (messageCount: number, number: number): Channel => ({
  ...{ id: channelId, bodyId: newId('bod'), name: { fr: 'Eau' }, seq: messageCount, messageCount },
  ...{ read: { number, generation: 0 }, unread: messageCount - number, mentions: 0 },
  ...{ mayPost: true, mayModerate: false, mayPin: false },
});

async function storeWith(known: Channel) {
  const heard = new Map<string, Subject<unknown>>();
  const of = (name: string) => heard.get(name) ?? heard.set(name, new Subject()).get(name)!;
  TestBed.configureTestingModule({
    providers: [
      { provide: ChatApi, useValue: { channels: async () => [known] } },
      { provide: Live, useValue: { opened: new Subject(), line: () => ({ facts: of }) } },
      {
        provide: Session,
        useValue: { me: () => ({ personId: newId('per') }), signedIn: () => true },
      },
    ],
  });
  const store = TestBed.inject(ChannelsStore);
  TestBed.tick();
  await store.load();
  const read = (number: number, generation = 0, messageCount = 10) =>
    of('chat:read-moved').next({
      ...{ channelId, read: { number, generation }, messageCount },
      ...{ unread: messageCount - number, mentions: 0 },
    });
  const posted = (messageCount: number, mentions?: number) =>
    of('chat:unread-changed').next({
      channelId,
      seq: messageCount,
      messageCount,
      lastAt: '',
      mentions,
    });
  const moved = (personId: PersonId, online: boolean) =>
    of('chat:companion-moved').next({ personId, online });
  return { store, read, posted, moved, unread: () => store.one(channelId)?.unread };
}

describe('what is unread in a channel', () => {
  it('grows with messages and goes with reading, on whichever device that happens', async () => {
    const { posted, read, unread } = await storeWith(channel(10, 8));
    expect(unread()).toBe(2);
    posted(12);
    expect(unread()).toBe(4);
    read(12, 0, 12);
    expect(unread()).toBe(0);
  });

  it('is not brought back by a report that comes late', async () => {
    const { read, posted, unread } = await storeWith(channel(10, 4));
    read(10);
    read(6);
    posted(9);
    expect(unread()).toBe(0);
  });

  it('comes back when another device marks something unread, and an older device cannot read it away', async () => {
    const { read, unread } = await storeWith(channel(10, 10));
    read(6, 1);
    expect(unread()).toBe(4);
    read(10, 0);
    expect(unread()).toBe(4);
  });

  it('says how often one is called', async () => {
    const { posted, store } = await storeWith(channel(10, 8));
    posted(11, 1);
    expect(store.one(channelId)?.mentions).toBe(1);
  });
});

describe('a direct conversation in the list', () => {
  const [awa, ali] = [newId('per'), newId('per')];
  const direct = {
    ...{ online: [], group: true },
    others: [awa, ali].map((id) => ({ id, name: 'Quelqu’un' })),
  };

  it('shows who comes and goes', async () => {
    const { store, moved } = await storeWith({ ...channel(1, 1), bodyId: undefined, direct });
    moved(awa, true);
    moved(ali, true);
    moved(newId('per'), true);
    moved(awa, false);
    expect(store.one(channelId)?.direct?.online).toEqual([ali]);
  });

  it('is there as soon as it was opened, once, and gone when it was left', async () => {
    const { store } = await storeWith(channel(3, 3));
    const fresh = { ...channel(0, 0), id: newId('cha'), direct };
    store.add(fresh);
    store.add(fresh);
    expect(store.all()).toHaveLength(2);
    store.drop(fresh.id);
    expect(store.one(fresh.id)).toBeUndefined();
  });
});
