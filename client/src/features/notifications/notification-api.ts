import { Service, inject } from '@angular/core';
import type { BodyId, PushDeviceId } from '@passerelle/contracts/ids';
import { MailList, mailPaths } from '@passerelle/contracts/mails';
import type { Place } from '@passerelle/contracts/mentions';
import {
  Audience,
  NotificationList,
  NotificationsMarked,
  PushState,
  PushTested,
  Unsubscription,
  notificationPaths,
  type NotificationFacts,
  type NotificationMarks,
  type PushSubscription,
} from '@passerelle/contracts/notifications';
import {
  NotificationPreferences,
  volumePaths,
  type NotificationChoice,
  type ThreadId,
  type VolumeChoice,
} from '@passerelle/contracts/volumes';
import { Api, reading } from '../../platform/http/api';
import type { LiveLine } from '../../platform/live/live-line';

export type NotificationLine = LiveLine<object, NotificationFacts>;

/** Something that is about to be written. */
export interface Wanted {
  readonly bodyId: BodyId;
  readonly place: Place;
  readonly threadId?: ThreadId | undefined;
  readonly mentions: readonly string[];
}

/** What one has heard of, and what one wants to hear. */
@Service()
export class NotificationApi {
  private readonly api = inject(Api);

  /** The newest first; call inside a component. */
  list(only: () => 'all' | 'unread') {
    return reading(NotificationList, () => `${notificationPaths.list()}?only=${only()}`);
  }

  more(only: 'all' | 'unread', after: string): Promise<NotificationList> {
    const query = new URLSearchParams({ only, after });
    return this.api.get(`${notificationPaths.list()}?${query}`, NotificationList);
  }

  mark(marks: NotificationMarks): Promise<NotificationsMarked> {
    return this.api.put(notificationPaths.marks(), marks, NotificationsMarked);
  }

  markAll(): Promise<NotificationsMarked> {
    return this.api.put(notificationPaths.allRead(), {}, NotificationsMarked);
  }

  /** Whom a text with these mentions would reach; call inside a component. */
  audience(asked: () => Wanted | undefined) {
    return reading(Audience, () => {
      const draft = asked();
      if (!draft) return undefined;
      const { bodyId, place, threadId, mentions } = draft;
      const query = new URLSearchParams({ bodyId, place, mentions: mentions.join(',') });
      if (threadId) query.set('threadId', threadId);
      return `${notificationPaths.audience()}?${query}`;
    });
  }

  preferences() {
    return reading(NotificationPreferences, () => volumePaths.preferences());
  }

  choose(choice: NotificationChoice): Promise<NotificationPreferences> {
    return this.api.put(volumePaths.preferences(), choice, NotificationPreferences);
  }

  setBody(bodyId: BodyId, choice: VolumeChoice): Promise<NotificationPreferences> {
    return this.api.put(volumePaths.body(bodyId), choice, NotificationPreferences);
  }

  setThread(
    bodyId: BodyId,
    threadId: ThreadId,
    choice: VolumeChoice,
  ): Promise<NotificationPreferences> {
    return this.api.put(volumePaths.thread(bodyId, threadId), choice, NotificationPreferences);
  }

  push() {
    return reading(PushState, () => notificationPaths.push());
  }

  addDevice(subscription: PushSubscription): Promise<void> {
    return this.api.post(notificationPaths.push(), subscription);
  }

  removeDevice(id: PushDeviceId): Promise<void> {
    return this.api.delete(notificationPaths.device(id));
  }

  testPush(): Promise<PushTested> {
    return this.api.post(notificationPaths.pushTest(), {}, PushTested);
  }

  unsubscription(token: () => string) {
    return reading(Unsubscription, () => notificationPaths.unsubscribe(token()));
  }

  unsubscribe(token: string): Promise<void> {
    return this.api.post(notificationPaths.unsubscribe(token));
  }

  mails() {
    return reading(MailList, () => mailPaths.list());
  }

  moreMails(after: string): Promise<MailList> {
    return this.api.get(`${mailPaths.list()}?${new URLSearchParams({ after })}`, MailList);
  }
}
