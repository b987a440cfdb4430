import { Injectable } from '@nestjs/common';
import type { Body } from '@passerelle/contracts/bodies';
import type { BodyId, ChannelId, PersonId } from '@passerelle/contracts/ids';
import type {
  Notification,
  NotificationList,
  NotificationMarks,
  NotificationQuery,
  NotificationsMarked,
} from '@passerelle/contracts/notifications';
import { mayInBody } from '@passerelle/rules/bodies/rights';
import type { Standing } from '@passerelle/rules/standing';
import { Clock } from '../../platform/clock/clock';
import type { Caller } from '../../platform/permissions/caller';
import { Announcer } from '../../platform/realtime/announcer';
import { BodyService } from '../bodies/body.service';
import { DirectNewsService } from '../chat/direct-news.service';
import { MentionService } from '../mentions/mention.service';
import { PersonService } from '../people/person.service';
import { NotificationRepository, type StoredNotification } from './notification.repository';

const PAGE = 50;

/** What a person has heard of. Everything is read with the rights of this instant: who lost a body no longer sees what it said. */
@Injectable()
export class NotificationService {
  constructor(
    private readonly notifications: NotificationRepository,
    private readonly bodies: BodyService,
    private readonly mentions: MentionService,
    private readonly people: PersonService,
    private readonly directNews: DirectNewsService,
    private readonly announcer: Announcer,
    private readonly clock: Clock,
  ) {}

  async list({ personId, standing }: Caller, query: NotificationQuery): Promise<NotificationList> {
    const { after, only } = query;
    const found = await this.notifications.page(personId, PAGE + 1, only, after);
    const page = found.slice(0, PAGE);
    const next = found.length > PAGE && page.at(-1)?.id;
    return {
      items: await this.shown(standing, page),
      ...(next && { next }),
      unread: await this.unread(personId, standing),
    };
  }

  async mark(caller: Caller, { ids, read }: NotificationMarks): Promise<NotificationsMarked> {
    const readAt = read ? this.clock.instant() : undefined;
    const changed = await this.notifications.mark(caller.personId, ids, readAt);
    const unread = await this.unread(caller.personId, caller.standing);
    const marked = { ids: changed, read, unread };
    this.announcer.tell(`person:${caller.personId}`, 'notification:marked', marked);
    return marked;
  }

  async markAll(caller: Caller): Promise<NotificationsMarked> {
    const unread = await this.notifications.unread(caller.personId);
    return this.mark(caller, { ids: unread.map(({ id }) => id), read: true });
  }

  /** What a device that is open is told of a new one; undefined when its owner may not read it at this instant. */
  async news(
    stored: StoredNotification,
  ): Promise<{ notification: Notification; unread: number } | undefined> {
    const { personId } = stored;
    const standing = (await this.mentions.standingsOf([personId])).get(personId);
    const [notification] = await this.shown(standing, [stored]);
    return notification && { notification, unread: await this.unread(personId, standing) };
  }

  /** Those of them that may be read now, with the names of their bodies. */
  async shown(
    standing: Standing | undefined,
    stored: readonly StoredNotification[],
  ): Promise<Notification[]> {
    const { open, bodies } = await this.openOnes(standing, stored);
    const cards = await this.people.cards(open.flatMap(({ by }) => by ?? []));
    return open.map(({ id, kind, bodyId, subject, by, target, at, readAt }) => {
      const [body, card] = [bodyId && bodies.get(bodyId), by && cards.get(by)];
      return {
        ...{ id, kind, subject, target, at },
        ...(body && { bodyId: body.id, body: body.name }),
        ...(card && { by: card }),
        ...(readAt && { readAt }),
      };
    });
  }

  private async unread(personId: PersonId, standing: Standing | undefined): Promise<number> {
    const stored = await this.notifications.unread(personId);
    return (await this.openOnes(standing, stored)).open.length;
  }

  /** Of one person's, those that may be read now; and the bodies that all of them speak of. */
  private async openOnes(
    standing: Standing | undefined,
    stored: readonly StoredNotification[],
  ): Promise<{ open: StoredNotification[]; bodies: Map<BodyId, Body> }> {
    const bodies = await this.bodies.named([
      ...new Set(stored.flatMap(({ bodyId }) => bodyId ?? [])),
    ]);
    const direct = stored.flatMap((one) => directOf(one) ?? []);
    const owner = stored[0]?.personId;
    const conversations = owner ? await this.directNews.openTo(owner, direct) : new Set();
    const open = stored.filter((one) => {
      const channelId = directOf(one);
      return channelId ? conversations.has(channelId) : isOpen(standing, one, bodies);
    });
    return { open, bodies };
  }
}

/** The direct conversation that it speaks of, if it does. */
const directOf = ({ bodyId, target }: StoredNotification): ChannelId | undefined =>
  bodyId ? undefined : target.channelId;

function isOpen(
  standing: Standing | undefined,
  { bodyId, place }: StoredNotification,
  bodies: ReadonlyMap<BodyId, Body>,
): boolean {
  if (!bodyId || place === 'own') return true;
  const body = bodies.get(bodyId);
  return !!body && mayInBody(standing, `${place}:read`, body);
}
