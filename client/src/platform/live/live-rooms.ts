import { Service, effect, inject, signal, untracked, type Signal } from '@angular/core';
import type { Command } from '@passerelle/contracts/live';
import { Live } from './live';

interface RoomCommands {
  'live:enter': Command<{ room: string }, unknown>;
  'live:leave': Command<{ room: string }, unknown>;
}
interface RoomFacts {
  'live:left': (payload: { room: string }) => void;
}

/** `put-out`: the server said that this room is no longer open to the person. */
export type RoomState = 'outside' | 'inside' | 'put-out';

/** Rooms of the live line: whoever is inside hears its facts. Two listeners of one room are one stay. */
@Service()
export class LiveRooms {
  private readonly live = inject(Live);
  private readonly line = this.live.line<RoomCommands, RoomFacts>();
  private readonly stays = new Map<string, number>();

  /**
   * Stays in a room while the component that calls this lives and `room` names one; enters again after each cut.
   * `entered` is called each time facts begin to arrive: read then what may have been missed.
   */
  stay(room: () => string | undefined, entered: () => void = () => undefined): Signal<RoomState> {
    const state = signal<RoomState>('outside');
    effect((onCleanup) => {
      const name = room();
      state.set('outside');
      if (!name) return;
      const enter = () =>
        void this.enter(name).then((inside) => {
          if (!inside || over) return;
          state.set('inside');
          entered();
        });
      let over = false;
      this.stays.set(name, (this.stays.get(name) ?? 0) + 1);
      const heard = this.live.opened.subscribe(enter);
      heard.add(
        this.line.facts('live:left').subscribe((fact) => {
          if (fact.room === name) state.set('put-out');
        }),
      );
      if (untracked(this.live.state) === 'open') enter();
      onCleanup(() => {
        over = true;
        heard.unsubscribe();
        this.leave(name);
      });
    });
    return state.asReadonly();
  }

  private async enter(room: string): Promise<boolean> {
    try {
      await this.line.ask('live:enter', { room });
      return true;
    } catch {
      return false;
    }
  }

  private leave(room: string): void {
    const left = (this.stays.get(room) ?? 1) - 1;
    if (left > 0) return void this.stays.set(room, left);
    this.stays.delete(room);
    if (untracked(this.live.state) === 'open')
      void this.line.ask('live:leave', { room }).catch(() => undefined);
  }
}
