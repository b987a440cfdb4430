import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { NavigationEnd, Router } from '@angular/router';
import type { Notification, NotificationMarks } from '@passerelle/contracts/notifications';
import { Subject } from 'rxjs';
import { NotificationApi } from '../../features/notifications/notification-api';
import { newId } from '../../platform/ids/new-id';
import { Live } from '../../platform/live/live';
import { UnreadNews } from './unread-news';

const bodyId = newId('bod');
const discussionId = newId('dis');
const page = `/instances/${bodyId}/discussions/${discussionId}`;

const mention = (target: Notification['target']): Notification => ({
  ...{ id: newId('not'), kind: 'discussion-mention', bodyId, subject: { fr: 'Tarifs' }, target },
  at: '2026-11-20T09:00:00.000Z',
});

/** Somebody at an address of the product, with these unread, on a line that this spec speaks through. */
function somebodyAt(url: string, items: Notification[]) {
  const facts = new Map<string, Subject<unknown>>();
  const factsOf = (name: string) => facts.get(name) ?? facts.set(name, new Subject()).get(name)!;
  const events = new Subject<unknown>();
  const router = { url, events };
  const marked: NotificationMarks[] = [];
  const list = { value: signal({ items, unread: items.length }), hasValue: () => true };
  TestBed.configureTestingModule({
    providers: [
      UnreadNews,
      { provide: Router, useValue: router },
      { provide: Live, useValue: { line: () => ({ facts: factsOf }), opened: new Subject() } },
      {
        provide: NotificationApi,
        useValue: {
          list: () => ({ ...list, reload: jest.fn() }),
          mark: async (marks: NotificationMarks) => {
            marked.push(marks);
            factsOf('notification:marked').next({ ...marks, unread: 0 });
          },
        },
      },
    ],
  });
  const news = TestBed.inject(UnreadNews);
  TestBed.tick();
  const goTo = (address: string) => {
    router.url = address;
    events.next(new NavigationEnd(1, address, address));
    TestBed.tick();
  };
  return { news, goTo, marked, factsOf };
}

describe('what one has not read yet', () => {
  it('stays unread while one is elsewhere', () => {
    const { news, marked } = somebodyAt('/positions', [mention({ discussionId, position: 2 })]);
    expect(news.count()).toBe(1);
    expect(marked).toEqual([]);
  });

  it('is read once its page is open, whatever way one came', () => {
    const one = mention({ discussionId, position: 2 });
    const { news, goTo, marked } = somebodyAt('/', [one, mention({ channelId: newId('cha') })]);
    goTo(`${page}?message=2`);
    expect(marked).toEqual([{ ids: [one.id], read: true }]);
    expect(news.count()).toBe(0);
  });

  it('is read as it arrives where one looks at it already', () => {
    const { marked, factsOf } = somebodyAt(page, []);
    const one = mention({ discussionId, position: 3 });
    factsOf('notification:arrived').next({ notification: one, unread: 1 });
    TestBed.tick();
    expect(marked).toEqual([{ ids: [one.id], read: true }]);
  });

  it('waits while nobody looks at the window', () => {
    const looks = jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    const { marked } = somebodyAt(page, [mention({ discussionId, position: 2 })]);
    expect(marked).toEqual([]);
    looks.mockReturnValue('visible');
    document.dispatchEvent(new Event('visibilitychange'));
    TestBed.tick();
    expect(marked).toHaveLength(1);
    looks.mockRestore();
  });
});
