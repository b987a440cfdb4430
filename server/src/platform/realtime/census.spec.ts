import { EventEmitter } from 'node:events';
import type { Server } from 'socket.io';
import type { PersonId } from '@passerelle/contracts/ids';
import { SettableClock } from '../../../test/settable-clock';
import { Census } from './census';
import type { Instances } from './instances';

/** Sockets of one server, as its adapter tells them. */
class Sockets {
  readonly adapter = Object.assign(new EventEmitter(), { rooms: new Map<string, Set<string>>() });
  readonly sockets = new Map<string, { data: { caller: { personId: string } } }>();

  join(socket: string, personId: string, room: string): void {
    this.sockets.set(socket, { data: { caller: { personId } } });
    this.adapter.rooms.set(room, new Set([...(this.adapter.rooms.get(room) ?? []), socket]));
    this.adapter.emit('join-room', room, socket);
  }

  leave(socket: string, room: string): void {
    this.adapter.rooms.get(room)?.delete(socket);
    this.adapter.emit('leave-room', room, socket);
  }
}

interface OneServer {
  readonly name: string;
  readonly census: Census;
  readonly sockets: Sockets;
  dead: boolean;
  hear(kind: string, payload: unknown): void;
}

describe('who has a room open', () => {
  const servers: OneServer[] = [];
  const clock = new SettableClock();
  const moves: string[] = [];

  beforeEach(() => moves.splice(0));
  afterEach(() => servers.splice(0).forEach(({ census }) => census.onModuleDestroy()));

  function aServer(name: string): OneServer {
    const hearings = new Map<string, (payload: unknown) => void>();
    const tell = (kind: string, payload: unknown) =>
      servers
        .filter((each) => each.name !== name && !each.dead)
        .forEach((each) => each.hear(kind, payload));
    const instances = {
      joined: () => true,
      tell,
      hear: (kind: string, hearing: (payload: unknown) => void) => hearings.set(kind, hearing),
    } as unknown as Instances;
    const census = new Census(instances, clock);
    const sockets = new Sockets();
    census.watch('channel', (id, person, here) =>
      moves.push(`${name}: ${person} ${here ? 'came to' : 'left'} ${id}`),
    );
    census.attach({ of: () => sockets } as unknown as Server);
    const server = {
      ...{ name, census, sockets, dead: false },
      hear: (kind: string, payload: unknown) => hearings.get(kind)?.(structuredClone(payload)),
    };
    servers.push(server);
    return server;
  }

  it('is told once when a person comes with their first socket and once when they go with their last', () => {
    const { sockets } = aServer('one');
    sockets.join('s1', 'per_a', 'channel:c');
    sockets.join('s2', 'per_a', 'channel:c');
    sockets.leave('s1', 'channel:c');
    sockets.leave('s2', 'channel:c');
    expect(moves).toEqual(['one: per_a came to c', 'one: per_a left c']);
  });

  it('holds for all servers together', () => {
    const [one, other] = [aServer('one'), aServer('other')];
    one.sockets.join('s1', 'per_a', 'channel:c');
    one.census.look();
    other.sockets.join('s2', 'per_a', 'channel:c');
    other.sockets.join('s3', 'per_b', 'channel:c');
    other.census.look();
    expect([...one.census.peopleIn('channel:c')].sort()).toEqual(['per_a', 'per_b']);
    one.sockets.leave('s1', 'channel:c');
    expect(moves).toEqual(['one: per_a came to c', 'other: per_b came to c']);
  });

  it('forgets a server that has fallen silent, and says who went with it', () => {
    const [one, other] = [aServer('one'), aServer('other')];
    other.sockets.join('s2', 'per_b', 'channel:c');
    other.census.look();
    other.dead = true;
    clock.forward(9_000);
    one.census.look();
    expect(one.census.peopleIn('channel:c')).toEqual(new Set<PersonId>(['per_b' as PersonId]));
    clock.forward(2_000);
    one.census.look();
    expect(one.census.peopleIn('channel:c').size).toBe(0);
    expect(moves).toEqual(['other: per_b came to c', 'one: per_b left c']);
  });

  it('does not count rooms that nobody watches', () => {
    const { sockets } = aServer('one');
    sockets.join('s1', 'per_a', 'position:p');
    expect(moves).toEqual([]);
  });
});
