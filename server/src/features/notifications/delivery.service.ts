import { Injectable } from '@nestjs/common';
import type { NotificationId, PersonId } from '@passerelle/contracts/ids';
import { hearingAt, type Hearing } from '@passerelle/rules/notifications/hearing';
import { leavesAt } from '@passerelle/rules/notifications/own-hours';
import { Clock } from '../../platform/clock/clock';
import { Ids } from '../../platform/clock/ids';
import { Jobs } from '../../platform/jobs/jobs';
import { Announcer } from '../../platform/realtime/announcer';
import { PersonService } from '../people/person.service';
import { AudienceService } from './audience.service';
import type { Cause, Happening } from './cause';
import { NotificationRepository, type StoredNotification } from './notification.repository';
import { NotificationService } from './notification.service';
import { PreferenceRepository } from './preference.repository';
import { SEND } from './sending.service';

const KEPT_FOR = 180 * 86_400_000;

/** Stores what people hear of, tells their open devices, and has the rest sent by jobs. */
@Injectable()
export class DeliveryService {
  constructor(
    private readonly audience: AudienceService,
    private readonly notifications: NotificationRepository,
    private readonly service: NotificationService,
    private readonly preferences: PreferenceRepository,
    private readonly people: PersonService,
    private readonly announcer: Announcer,
    private readonly jobs: Jobs,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async deliver(happening: Happening, cause: Cause): Promise<void> {
    const hearings = await this.audience.of(happening);
    const { by, body, place, threadId } = happening;
    const at = { bodyId: body.id, place, ...(threadId && { threadId }), ...(by && { by }) };
    for (const [personId, hearing] of hearings) {
      const kind = cause.kindOf?.(personId) ?? cause.kind;
      await this.keep(personId, hearing, { ...cause, kind }, at);
    }
  }

  /** Something that happened to these people themselves, outside any body. */
  async deliverOwn(
    personIds: readonly PersonId[],
    by: PersonId | undefined,
    cause: Cause,
  ): Promise<void> {
    const keptOf = await this.preferences.of(personIds);
    for (const personId of personIds.filter((id) => id !== by)) {
      const hearing = hearingAt(keptOf(personId).choice.volume, true);
      await this.keep(personId, hearing, cause, { place: 'own', ...(by && { by }) });
    }
  }

  private async keep(
    personId: PersonId,
    { bell, mail, push }: Hearing,
    { key, kind, subject, target, at }: Cause,
    place: Pick<StoredNotification, 'place'> & Partial<StoredNotification>,
  ): Promise<void> {
    if (!bell) return;
    const stored = await this.notifications.add({
      ...place,
      id: this.ids.next<NotificationId>('not'),
      ...{ personId, cause: key, kind, subject, target, at, mail, push },
      forgetAt: new Date(this.clock.now().getTime() + KEPT_FOR),
    });
    if (!stored) return;
    await this.tell(stored);
    if (mail || push) await this.jobs.ask(SEND, stored.id, await this.leaves(personId));
  }

  private async tell(stored: StoredNotification): Promise<void> {
    const told = await this.service.news(stored);
    if (told) this.announcer.tell(`person:${stored.personId}`, 'notification:arrived', told);
  }

  private async leaves(personId: PersonId): Promise<Date> {
    const [person, keptOf] = [
      await this.people.read(personId),
      await this.preferences.of([personId]),
    ];
    return new Date(leavesAt(this.clock.instant(), person.zone, keptOf(personId).choice.quiet));
  }
}
