import { Injectable } from '@nestjs/common';
import type { AgendaItemId, MeetingId } from '@passerelle/contracts/ids';
import type { AgendaItem, AgendaItemChange } from '@passerelle/contracts/meetings';
import { changedItem, MOST_ITEMS, movedItem } from '@passerelle/rules/meetings/agenda';
import { CHANGEABLE } from '@passerelle/rules/meetings/states';
import { Clock } from '../../platform/clock/clock';
import { fingerprint } from '../../platform/database/create-once';
import { Refusal } from '../../platform/errors/refusal';
import { DomainEvents } from '../../platform/events/domain-events';
import type { Caller } from '../../platform/permissions/caller';
import { MeetingAccess } from './meeting.access';
import { MeetingChanged } from './meeting.events';
import { MeetingRepository } from './meeting.repository';
import type { StoredItem } from './meeting.schema';
import { Sources } from './sources';

/** What is to be spoken of, in order. Several people may arrange it at once: each change is applied to what is there. */
@Injectable()
export class AgendaService {
  constructor(
    private readonly access: MeetingAccess,
    private readonly meetings: MeetingRepository,
    private readonly sources: Sources,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  async add(caller: Caller, id: MeetingId, item: AgendaItem): Promise<void> {
    const { body } = await this.access.require(caller, 'meetings:manage', id);
    if (item.source) await this.sources.require(caller, body, item.source);
    await this.meetings.requireNew(id, 'agenda', item.id);
    const creation = fingerprint(item);
    await this.change(caller, id, (agenda) => {
      const first = agenda.find((one) => one.id === item.id);
      if (first && first.creation !== creation) throw new Refusal('request/key-reused');
      if (first) return agenda;
      if (agenda.length >= MOST_ITEMS)
        throw new Refusal('meeting/agenda-full', { limit: MOST_ITEMS });
      return [...agenda, { ...item, creation }];
    });
  }

  async edit(
    caller: Caller,
    id: MeetingId,
    itemId: AgendaItemId,
    change: AgendaItemChange,
  ): Promise<void> {
    await this.access.require(caller, 'meetings:manage', id);
    await this.change(caller, id, (agenda) => changedItem(agenda, itemId, change));
  }

  async move(caller: Caller, id: MeetingId, itemId: AgendaItemId, index: number): Promise<void> {
    await this.access.require(caller, 'meetings:manage', id);
    await this.change(caller, id, (agenda) => movedItem(agenda, itemId, index));
  }

  async remove(caller: Caller, id: MeetingId, itemId: AgendaItemId): Promise<void> {
    await this.access.require(caller, 'meetings:manage', id);
    await this.change(caller, id, (agenda) =>
      agenda.some((item) => item.id === itemId)
        ? agenda.filter((item) => item.id !== itemId)
        : agenda,
    );
  }

  private async change(
    { personId }: Caller,
    id: MeetingId,
    compute: (agenda: StoredItem[]) => StoredItem[] | undefined,
  ): Promise<void> {
    let moved = false;
    const changed = await this.meetings.change(id, CHANGEABLE, ({ agenda }) => {
      const next = compute(agenda);
      if (!next) throw new Refusal('request/not-found');
      moved = next !== agenda;
      return moved ? { agenda: next } : undefined;
    });
    if (!changed) throw new Refusal('meeting/wrong-state');
    if (!moved) return;
    await this.events.publish(
      new MeetingChanged(this.clock.instant(), personId, changed.bodyId, id, 'agenda'),
    );
  }
}
