import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Server } from 'socket.io';
import type { PersonId } from '@passerelle/contracts/ids';
import { Clock } from '../clock/clock';
import type { Caller } from '../permissions/caller';
import { Instances } from './instances';

/** How often each server tells the others who is with it, in milliseconds. */
const EVERY = 3_000;
/** A server that is silent for so long is gone, and with it whoever was there, in milliseconds. */
const SILENT_AFTER = 10_000;
/** Comings and goings of so many milliseconds are told together. */
const TOGETHER = 50;

/** Called when a person comes to a room with their first socket anywhere, or goes with their last. */
export type Moved = (id: string, personId: PersonId, here: boolean) => void;

interface Report {
  readonly server: string;
  /** People by room; a list, because it travels. */
  readonly rooms: readonly (readonly [room: string, people: readonly PersonId[]])[];
}

interface Heard {
  readonly at: number;
  readonly rooms: ReadonlyMap<string, ReadonlySet<PersonId>>;
}

/**
 * Who has which room open, here and on the other servers of the database. Nothing is stored: it is read from the
 * sockets of this moment and from what the other servers told last.
 */
@Injectable()
export class Census implements OnModuleDestroy {
  private readonly name = randomUUID();
  private readonly elsewhere = new Map<string, Heard>();
  private readonly watchers = new Map<string, Moved>();
  private server: Server | undefined;
  private timer: NodeJS.Timeout | undefined;
  private soon: NodeJS.Timeout | undefined;

  constructor(
    private readonly instances: Instances,
    private readonly clock: Clock,
  ) {}

  attach(server: Server): void {
    this.server = server;
    const { adapter } = server.of('/');
    adapter.on('join-room', (room: string, socket: string) => this.moved(room, socket, true));
    adapter.on('leave-room', (room: string, socket: string) => this.moved(room, socket, false));
    this.instances.hear('census', (report: Report) => this.take(report));
    this.timer = setInterval(() => this.look(), EVERY);
    this.timer.unref();
  }

  /** Rooms of this kind are counted from now on. */
  watch(kind: string, moved: Moved): void {
    if (this.watchers.has(kind)) throw new Error(`two watchers of rooms of kind ${kind}`);
    this.watchers.set(kind, moved);
  }

  /** Everybody with at least one socket in the room, on whatever server; one socket may be left out. */
  peopleIn(room: string, exceptSocket?: string): Set<PersonId> {
    const people = this.here(room, exceptSocket);
    for (const { rooms } of this.elsewhere.values())
      for (const personId of rooms.get(room) ?? []) people.add(personId);
    return people;
  }

  /** Says who is here and forgets whoever has been silent for too long. */
  look(): void {
    this.tell();
    const now = this.clock.now().getTime();
    for (const [server, heard] of this.elsewhere) {
      if (now - heard.at <= SILENT_AFTER) continue;
      this.elsewhere.delete(server);
      for (const [room, people] of heard.rooms) this.gone(room, people);
    }
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
    clearTimeout(this.soon);
    this.instances.tell('census', { server: this.name, rooms: [] } satisfies Report);
  }

  private gone(room: string, people: ReadonlySet<PersonId>): void {
    const still = this.peopleIn(room);
    for (const personId of people)
      if (!still.has(personId)) this.watcherOf(room)?.(idIn(room), personId, false);
  }

  private moved(room: string, socketId: string, here: boolean): void {
    const watcher = this.watcherOf(room);
    const personId = watcher && this.personOf(room, socketId);
    if (!personId) return;
    this.soon ??= setTimeout(() => this.tell(), TOGETHER);
    this.soon.unref();
    if (!this.peopleIn(room, socketId).has(personId)) watcher(idIn(room), personId, here);
  }

  private tell(): void {
    clearTimeout(this.soon);
    this.soon = undefined;
    if (!this.instances.joined()) return;
    const rooms = [...(this.server?.of('/').adapter.rooms.keys() ?? [])]
      .filter((room) => this.watcherOf(room))
      .map((room) => [room, [...this.here(room)]] as const);
    this.instances.tell('census', { server: this.name, rooms } satisfies Report);
  }

  private take({ server, rooms }: Report): void {
    const people = new Map(rooms.map(([room, ids]) => [room, new Set(ids)]));
    this.elsewhere.set(server, { at: this.clock.now().getTime(), rooms: people });
  }

  private here(room: string, exceptSocket?: string): Set<PersonId> {
    const sockets = this.server?.of('/').adapter.rooms.get(room) ?? new Set<string>();
    return new Set(
      [...sockets]
        .filter((id) => id !== exceptSocket)
        .flatMap((id) => this.personOf(room, id) ?? []),
    );
  }

  private watcherOf(room: string): Moved | undefined {
    return this.watchers.get(room.slice(0, room.indexOf(':')));
  }

  /** A socket is in the room of its person before it is admitted. */
  private personOf(room: string, socketId: string): PersonId | undefined {
    if (room.startsWith('person:')) return idIn(room) as PersonId;
    const socket = this.server?.of('/').sockets.get(socketId);
    return (socket?.data.caller as Caller | undefined)?.personId;
  }
}

const idIn = (room: string): string => room.slice(room.indexOf(':') + 1);
