import { Component, DestroyRef, computed, inject, signal } from '@angular/core';
import type { FloorChange, FloorRequest } from '@passerelle/contracts/floor';
import type { PersonId } from '@passerelle/contracts/ids';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { newId } from '../../../platform/ids/new-id';
import { Icon } from '../../../ui/icon/icon';
import { MeetingApi } from '../meeting-api';
import { MeetingStore } from '../meeting-page/meeting-store';
import { meetingsTexts } from '../meetings-texts';

/** Who speaks, since when, and who comes next. */
@Component({
  selector: 'pa-speakers-list',
  imports: [Icon],
  templateUrl: './speakers-list.html',
  styleUrl: './speakers-list.scss',
})
export class SpeakersList {
  private readonly api = inject(MeetingApi);
  protected readonly store = inject(MeetingStore);
  protected readonly t = injectTexts(meetingsTexts);

  private readonly tick = signal(Date.now());
  /** How far this device's clock is behind the server's, in milliseconds, when the list was read. */
  private readonly offset = computed(() => {
    const floor = this.store.floor();
    return floor ? Date.parse(floor.now) - Date.now() : 0;
  });
  protected readonly leads = computed(() => this.store.meeting()?.mine.mayManage ?? false);
  protected readonly own = computed(() => {
    const floor = this.store.floor();
    const me = this.store.me();
    return floor?.waiting.find(({ person }) => person.id === me);
  });
  protected readonly speaks = computed(
    () => this.store.floor()?.speaking?.person.id === this.store.me(),
  );
  protected readonly others = computed(() => {
    const floor = this.store.floor();
    const busy = new Set([...(floor?.waiting ?? []), floor?.speaking].map((one) => one?.person.id));
    return (this.store.meeting()?.convened ?? []).filter(({ person }) => !busy.has(person.id));
  });
  /** What each person has spoken so far, without who speaks now. */
  protected readonly spoken = computed(() => {
    const sums = new Map<string, { name: string; city: string; seconds: number }>();
    for (const { person, calledAt, finishedAt } of this.store.floor()?.spoken ?? []) {
      const before = sums.get(person.id)?.seconds ?? 0;
      const length = (Date.parse(finishedAt ?? '') - Date.parse(calledAt ?? '')) / 1000;
      const city = person.organisation?.name ?? '';
      sums.set(person.id, { name: person.name, city, seconds: before + Math.round(length) });
    }
    return [...sums.values()].map(({ seconds, ...who }) => ({ ...who, time: clock(seconds) }));
  });
  protected readonly timer = computed(() => {
    const calledAt = this.store.floor()?.speaking?.calledAt;
    if (!calledAt) return '';
    return clock(
      Math.max(0, Math.floor((this.tick() + this.offset() - Date.parse(calledAt)) / 1000)),
    );
  });

  constructor() {
    const timer = setInterval(() => this.tick.set(Date.now()), 1000);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  protected ask(personId?: PersonId): void {
    const draft = { id: newId('flo'), ...(personId && { personId }) };
    void this.store.act('floor', (id) => this.api.ask(id, draft));
  }

  protected askFor(value: string): void {
    const found = this.others().find(({ person }) => person.id === value);
    if (found) this.ask(found.person.id);
  }

  protected move(request: FloorRequest, state: FloorChange['state']): void {
    void this.store.act('floor', (id) => this.api.moveRequest(id, request.id, { state }));
  }

  protected rule(firstTimersFirst: boolean): void {
    void this.store.act('floor', (id) => this.api.floorRule(id, firstTimersFirst));
  }
}

/** "2:05" */
function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
