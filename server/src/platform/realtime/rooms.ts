import { Injectable } from '@nestjs/common';
import type { Caller } from '../permissions/caller';

/** `channel:cha_01J…`: a kind that a feature opened a door for, and an id. */
export type Room = `${string}:${string}`;

/** May this caller hear what is told in the room of this id, now? */
export type Door = (caller: Caller, id: string) => Promise<boolean>;

/** Features open a door for their kind of room; a room without a door lets nobody in. */
@Injectable()
export class Rooms {
  private readonly doors = new Map<string, Door>();

  open(kind: string, door: Door): void {
    if (this.doors.has(kind)) throw new Error(`two doors for rooms of kind ${kind}`);
    this.doors.set(kind, door);
  }

  async mayEnter(caller: Caller, room: string): Promise<boolean> {
    const at = room.indexOf(':');
    const door = this.doors.get(room.slice(0, at));
    return !!door && (await door(caller, room.slice(at + 1)));
  }
}
